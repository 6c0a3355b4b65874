import type { FormMessages } from './form-messages.ts'

const SETUP = 'لم تُضبط التعليقات لهذا العنوان. يُرجى إبلاغ صاحب الموقع.'
const GONE = 'لم يعد ذلك التعليق موجودًا. كلماتك محفوظة.'

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
  save: 'حفظ',
  saving: 'جارٍ الحفظ…',
  cancel: 'إلغاء',
  offline: 'أنت غير متصل بالإنترنت. أرسل تعليقك عند عودة الاتصال؛ لن يضيع شيء.',
  draftSaved: (age) => `حُفظت المسودة في هذا المتصفح${age && ` ${age}`}`,
  charactersLeft: (left, figure) => `${left < 0 ? 'الزيادة' : 'المتبقي'}: ${characters(Math.abs(left), figure)}`,
  errors: {
    body: 'اكتب تعليقك أولًا.',
    name: 'اكتب اسمك.',
    email: 'اكتب عنوانًا كاملًا، مثل name@example.org.',
    website: 'اكتب عنوان موقع، مثل example.org، أو اترك الحقل فارغًا.',
  },
  tooShort: 'اكتب أكثر قليلًا.',
  tooLong: (figure) => `الحد الأقصى لعدد الأحرف: ${figure}.`,
  problems: {
    'invalid-request': 'هنا ما لم يُقبل. كلماتك محفوظة؛ راجعها وحاول مرة أخرى.',
    'origin-not-allowed': SETUP,
    'site-not-found': SETUP,
    'author-token-wrong': 'لا يمكن تعديل هذا التعليق إلا من المتصفح الذي أُرسل منه.',
    'edit-window-closed': 'انتهت مهلة تعديل هذا التعليق.',
    'comment-not-found': GONE,
    'parent-not-found': GONE,
    'parent-not-published': GONE,
    'page-closed': 'لم تعد هذه الصفحة تستقبل التعليقات. كلماتك محفوظة.',
    'name-reserved': 'هذا الاسم لأحد القائمين على الموقع. اختر اسمًا آخر.',
    'challenge-failed': 'لم ينجح التحقق من أن الكاتب إنسان. كلماتك محفوظة؛ حاول مرة أخرى.',
    'conversation-closed': 'لم تعد هذه المحادثة تستقبل الردود. كلماتك محفوظة.',
    'duplicate-comment': 'لقد قلت هذا هنا من قبل.',
    'too-many-requests': 'كان ذلك سريعًا. كلماتك محفوظة؛ حاول بعد دقيقة.',
    'internal-error': 'حدث خطأ من جهتنا. كلماتك محفوظة؛ حاول مرة أخرى بعد قليل.',
    offline: 'تعذّر الاتصال. كلماتك محفوظة؛ حاول مرة أخرى عند عودة الاتصال.',
  },
}

const plural = new Intl.PluralRules('ar')

const FORMS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'حرف واحد', two: 'حرفان', few: 'أحرف', many: 'حرفًا' }

/** Arabic counts one and two without a figure, and changes the noun three more times. */
const characters = (count: number, figure: string) => {
  const rule = plural.select(count)
  const noun = FORMS[rule] ?? 'حرف'
  return rule === 'one' || rule === 'two' ? noun : `${figure} ${noun}`
}
