import { plural } from './ar-plural.ts'
import type { Messages } from './messages.ts'

export const messages: Messages = {
  comments: 'التعليقات',
  leaveReply: 'اترك ردًا',
  sort: 'الترتيب',
  sorts: { best: 'الأفضل', newest: 'الأحدث', oldest: 'الأقدم' },

  roles: { author: 'الكاتب', staff: 'التحرير' },
  justNow: 'الآن',
  edited: 'معدّل',
  replyingTo: 'ردًا على',
  reply: 'رد',
  replyTo: (name) => `رد على ${name}`,
  awaiting: 'تعليقك بانتظار المراجعة.',
  deleted: 'حذف الكاتب هذا التعليق.',
  removed: 'أزال المشرف هذا التعليق.',

  moreReplies: plural({
    one: 'عرض رد آخر',
    two: 'عرض ردين آخرين',
    few: (figure) => `عرض ${figure} ردود أخرى`,
    many: (figure) => `عرض ${figure} ردًا آخر`,
  }),
  moreComments: 'مزيد من التعليقات',
  toGo: (_count, figure) => `بقي ${figure}`,

  empty: 'لم يعلّق أحد بعد. كن أول من يعلّق.',
  closed: (date) => `أُغلق باب التعليق في ${date}.`,
  notLoaded: 'لم تصل التعليقات.',
  notLoadedHint: 'ربما كان الاتصال بطيئًا. ما كتبته محفوظ.',
  tryAgain: 'أعد المحاولة',
  formNotLoaded: 'لم يصل نموذج الرد.',
  notSetUp: 'لم تُضبط التعليقات هنا:',
  pin: 'مثبّت',
}
