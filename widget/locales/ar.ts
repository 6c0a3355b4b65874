import type { Messages } from './messages.ts'

const rules = new Intl.PluralRules('ar')

type Forms = { one: string; two: string; few: (figure: string) => string; many: (figure: string) => string }

/** Arabic counts one and two without a figure, three to ten with the plural, and from eleven on with the singular. */
const plural =
  ({ one, two, few, many }: Forms) =>
  (count: number, figure: string): string => {
    const form = rules.select(count)
    return form === 'one' ? one : form === 'two' ? two : form === 'few' ? few(figure) : many(figure)
  }

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
  edit: 'تعديل',
  delete: 'حذف',
  reallyDelete: 'هل تريد حذف هذا التعليق؟',
  yes: 'نعم',
  keep: 'إبقاء',
  awaiting: 'تعليقك بانتظار المراجعة.',
  changeable: plural({
    one: 'يمكنك تعديله خلال دقيقة واحدة.',
    two: 'يمكنك تعديله خلال دقيقتين.',
    few: (figure) => `يمكنك تعديله خلال ${figure} دقائق.`,
    many: (figure) => `يمكنك تعديله خلال ${figure} دقيقة.`,
  }),
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
  linked: 'التعليق الذي قادك الرابط إليه',
  linkedUnknown: 'التعليق الذي قادك الرابط إليه لم يعد هنا.',

  empty: 'لم يعلّق أحد بعد. كن أول من يعلّق.',
  closed: (date) => `أُغلق باب التعليق في ${date}.`,
  notLoaded: 'لم تصل التعليقات.',
  notLoadedHint: 'ربما كان الاتصال بطيئًا. ما كتبته محفوظ.',
  tryAgain: 'أعد المحاولة',
  notMore: 'لم تصل. أعد المحاولة.',
  notChanged: 'لم ينجح ذلك. أعد المحاولة.',
  formNotLoaded: 'لم يصل نموذج الرد.',

  said: {
    published: 'نُشر تعليقك.',
    awaiting: 'تعليقك بانتظار المراجعة.',
    edited: 'عُدّل تعليقك.',
    deleted: 'حُذف تعليقك.',
    shown: plural({
      one: 'تعليق آخر',
      two: 'تعليقان آخران',
      few: (figure) => `${figure} تعليقات أخرى`,
      many: (figure) => `${figure} تعليقًا آخر`,
    }),
  },

  problems: {
    'site-not-found': 'لم تُضبط التعليقات هنا: لا يعرف الخادم موقعًا بهذا الاسم.',
    'origin-not-allowed': 'لم تُضبط التعليقات هنا: هذا العنوان ليس في إعدادات الموقع.',
    'invalid-request': 'لم تُضبط التعليقات هنا: لا يفهم الخادم مفتاح هذه الصفحة.',
    'edit-window-closed': 'انتهت المهلة المتاحة لتعديل هذا التعليق.',
    'author-token-wrong': 'لم يعد بإمكان هذا المتصفح تعديل هذا التعليق.',
  },
}
