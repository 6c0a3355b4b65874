import { plural } from './ar-plural.ts'
import type { EngageMessages } from './engage-messages.ts'

const replies = plural({
  one: 'رد واحد',
  two: 'ردان',
  few: (figure) => `${figure} ردود`,
  many: (figure) => `${figure} ردًا`,
})

const fresh = plural({
  one: 'تعليق جديد',
  two: 'تعليقان جديدان',
  few: (figure) => `${figure} تعليقات جديدة`,
  many: (figure) => `${figure} تعليقًا جديدًا`,
})

export const messages: EngageMessages = {
  vote: (figure) => `أوصِ به، ${figure}`,
  votes: plural({
    one: 'توصية واحدة',
    two: 'توصيتان',
    few: (figure) => `${figure} توصيات`,
    many: (figure) => `${figure} توصية`,
  }),
  notSent: {
    offline: 'لا اتصال. حاول مرة أخرى.',
    'too-many-requests': 'سريع جدًا. انتظر دقيقة.',
    other: 'لم تُحتسب. حاول مرة أخرى.',
  },
  share: 'مشاركة',
  shareTitle: (name, title) => `${name} حول ${title}`,
  copied: 'نُسخ',
  notCopied: (url) => `انسخه بيدك: ${url}`,
  more: (name) => `المزيد عن تعليق ${name}`,
  collapse: (count, figure) => `طي مع ${count === 2 ? 'ردين' : replies(count, figure)}`,
  replies,
  mute: (name) => `كتم ${name}`,
  muted: ['لقد كتمت ', '.'],
  show: 'عرض',
  unmute: 'إلغاء الكتم',
  isNew: 'جديد',
  fresh: (count, figure) => [fresh(count, figure), 'منذ زيارتك الأخيرة'],
  nextNew: 'الانتقال إلى التعليق الجديد التالي',
  quote: 'اقتباس',
  report: 'إبلاغ',
  reportTitle: 'الإبلاغ عن هذا التعليق',
  reportHint: 'سيقرؤه مشرف. لن يعرف كاتبه من أبلغ.',
  reason: 'السبب',
  reasons: {
    spam: 'رسائل مزعجة أو إعلانات',
    abuse: 'إهانة أو كراهية',
    false: 'كاذب أو مضلل',
    'off-topic': 'ليس عن هذا المقال',
    other: 'سبب آخر',
  },
  note: 'هل تريد إضافة شيء؟',
  optional: 'غير مطلوب',
  cancel: 'إلغاء',
  close: 'إغلاق',
  reported: 'شكرًا لك. سينظر فيه مشرف.',
  notReported: {
    offline: 'لم يُرسل البلاغ: لا يوجد اتصال. حاول مرة أخرى.',
    'too-many-requests': 'كان ذلك سريعًا جدًا. انتظر دقيقة وحاول مرة أخرى.',
    other: 'لم يصل البلاغ. حاول مرة أخرى.',
  },
  notOpened: 'لم يتم التحميل. حاول مرة أخرى.',
}
