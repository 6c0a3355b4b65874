import { plural } from './ar-plural.ts'
import type { LiveMessages } from './live-messages.ts'

export const messages: LiveMessages = {
  newComments: plural({
    one: 'تعليق جديد',
    two: 'تعليقان جديدان',
    few: (figure) => `${figure} تعليقات جديدة`,
    many: (figure) => `${figure} تعليقًا جديدًا`,
  }),
  newReplies: plural({
    one: 'رد جديد',
    two: 'ردان جديدان',
    few: (figure) => `${figure} ردود جديدة`,
    many: (figure) => `${figure} ردًا جديدًا`,
  }),
  reading: plural({
    one: 'يقرأ الآن شخص واحد',
    two: 'يقرأ الآن شخصان',
    few: (figure) => `يقرأ الآن ${figure} أشخاص`,
    many: (figure) => `يقرأ الآن ${figure} شخصًا`,
  }),
}
