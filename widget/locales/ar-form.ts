import { plural } from './ar-plural.ts'
import type { FormMessages } from './form-messages.ts'

export const messages: FormMessages = {
  title: 'اترك ردًا',
  replyTo: ['اترك ردًا على ', ''],
  cancelReply: 'إلغاء الرد',
  emailNote: 'لن يُنشر عنوان بريدك الإلكتروني.',
  requiredNote: 'الحقول الإلزامية مشار إليها بعلامة',
  labels: { body: 'التعليق', name: 'الاسم', email: 'البريد الإلكتروني', website: 'الموقع الإلكتروني' },
  hint: 'يمكنك استخدام *التمييز* و**الخط العريض** و> الاقتباس و`الشيفرة` والروابط.',
  remember: 'احفظ اسمي وبريدي الإلكتروني وموقعي في هذا المتصفح لتعليقي القادم.',
  post: 'إرسال التعليق',
  posting: 'جارٍ الإرسال…',
  offline: 'أنت غير متصل بالإنترنت. أرسل تعليقك عند عودة الاتصال؛ لن يضيع شيء.',
  draftSaved: (age) => `حُفظت المسودة في هذا المتصفح ${age}`,
  errors: {
    body: 'اكتب تعليقك أولًا.',
    name: 'اكتب اسمك.',
    email: 'اكتب عنوانًا كاملًا، مثل name@example.org.',
    website: 'اكتب عنوان موقع، مثل example.org، أو اترك الحقل فارغًا.',
  },
  failed: 'تعذّر الاتصال. كلماتك محفوظة؛ حاول مرة أخرى.',
  published: 'نُشر تعليقك.',
  shown: plural({
    one: 'تعليق آخر',
    two: 'تعليقان آخران',
    few: (figure) => `${figure} تعليقات أخرى`,
    many: (figure) => `${figure} تعليقًا آخر`,
  }),
}
