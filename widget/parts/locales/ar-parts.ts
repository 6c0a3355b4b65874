import { plural } from '../../locales/ar-plural.ts'
import type { PartMessages } from './messages.ts'

const comments = plural({
  one: 'تعليق واحد',
  two: 'تعليقان',
  few: (figure) => `${figure} تعليقات`,
  many: (figure) => `${figure} تعليقًا`,
})

export const messages: PartMessages = {
  locale: 'ar',
  comments: (count, figure) => (count === 0 ? 'لا تعليقات' : comments(count, figure)),
  alsoRead: 'اقرأ أيضًا',
  alsoBy: (name) => `المزيد بقلم ${name}`,
  dontMiss: 'لا تفوّت',
  latest: 'أحدث التعليقات',
  on: ['على «', '»'],
  justNow: 'الآن',
  reactions: {
    informative: 'مفيد',
    hopeful: 'يبعث الأمل',
    moving: 'مؤثّر',
    surprising: 'مفاجئ',
    funny: 'مضحك',
    worrying: 'مقلق',
    important: 'مهمّ',
    convincing: 'مقنع',
    unclear: 'غير واضح',
    angering: 'مُغضِب',
  },
  reactionsAbout: 'ما رأيك في هذا المقال؟',
  reaction: (name, _count, figure) => `${name}، ${figure} من القرّاء`,
  reactionLost: {
    offline: 'لم يُرسَل: لا يوجد اتصال.',
    'too-many-requests': 'هذا كثير في دقيقة واحدة. انتظر قليلًا.',
    other: 'تعذّر الحفظ.',
  },
  tryAgain: 'أعد المحاولة',
  close: 'إغلاق',
  theme: { legend: 'المظهر', auto: 'تلقائي', light: 'فاتح', dark: 'داكن' },
  share: {
    label: 'مشاركة',
    whatsapp: 'واتساب',
    telegram: 'تيليغرام',
    x: 'إكس',
    facebook: 'فيسبوك',
    email: 'البريد',
    copy: 'نسخ الرابط',
    more: 'المزيد…',
    copied: 'نُسخ',
    copyThis: 'الرابط للنسخ',
  },
}
