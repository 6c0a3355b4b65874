import { plural } from './ar-plural.ts'
import type { RareMessages } from './rare-messages.ts'

const SETUP = 'لم تُضبط التعليقات لهذا العنوان. يُرجى إبلاغ صاحب الموقع.'
const GONE = 'لم يعد ذلك التعليق موجودًا. كلماتك محفوظة.'

export const messages: RareMessages = {
  shown: plural({
    one: 'تعليق آخر',
    two: 'تعليقان آخران',
    few: (figure) => `${figure} تعليقات أخرى`,
    many: (figure) => `${figure} تعليقًا آخر`,
  }),
  surge: 'يكتب هنا الآن عدد أكبر بكثير من المعتاد. التعليقات الجديدة تنتظر المشرف.',
  commentingAs: 'تعلّق باسم',
  linked: 'التعليق الذي قادك الرابط إليه',
  linkedUnknown: 'التعليق الذي قادك الرابط إليه لم يعد هنا.',
  edit: 'تعديل',
  delete: 'حذف',
  reallyDelete: 'هل تريد حذف هذا التعليق؟',
  yes: 'نعم',
  keep: 'إبقاء',
  changeable: plural({
    one: 'يمكنك تعديله خلال دقيقة واحدة.',
    two: 'يمكنك تعديله خلال دقيقتين.',
    few: (figure) => `يمكنك تعديله خلال ${figure} دقائق.`,
    many: (figure) => `يمكنك تعديله خلال ${figure} دقيقة.`,
  }),
  notChanged: 'لم ينجح ذلك. أعد المحاولة.',
  published: 'نُشر تعليقك.',
  nowDeleted: 'حُذف تعليقك.',
  nowEdited: 'عُدّل تعليقك.',
  save: 'حفظ',
  saving: 'جارٍ الحفظ…',
  cancel: 'إلغاء',
  charactersLeft: (left, figure) => `${left < 0 ? 'الزيادة' : 'المتبقي'}: ${characters(Math.abs(left), figure)}`,
  errors: {
    body: 'اكتب تعليقك أولًا.',
    name: 'اكتب اسمك.',
    email: 'اكتب عنوانًا كاملًا، مثل name@example.org.',
    website: 'اكتب عنوان موقع، مثل example.org، أو اترك الحقل فارغًا.',
  },
  refusals: {
    'too-short': () => 'اكتب أكثر قليلًا.',
    'too-long': (figure) => `الحد الأقصى لعدد الأحرف: ${figure}.`,
  },
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
    'member-token-invalid': 'لم تعد مسجّل الدخول في هذا الموقع. كلماتك محفوظة: سجّل الدخول من جديد ثم أرسلها.',
    'name-reserved': 'هذا الاسم لأحد القائمين على الموقع. اختر اسمًا آخر.',
    'challenge-failed': 'لم ينجح التحقق من أن الكاتب إنسان. كلماتك محفوظة؛ حاول مرة أخرى.',
    'conversation-closed': 'لم تعد هذه المحادثة تستقبل الردود. كلماتك محفوظة.',
    'duplicate-comment': 'لقد قلت هذا هنا من قبل.',
    'too-many-requests': 'كان ذلك سريعًا. كلماتك محفوظة؛ حاول بعد دقيقة.',
    'internal-error': 'حدث خطأ من جهتنا. كلماتك محفوظة؛ حاول مرة أخرى بعد قليل.',
  },
}

const rules = new Intl.PluralRules('ar')

const FORMS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'حرف واحد', two: 'حرفان', few: 'أحرف', many: 'حرفًا' }

/** Arabic counts one and two without a figure, and changes the noun three more times. */
const characters = (count: number, figure: string) => {
  const rule = rules.select(count)
  const noun = FORMS[rule] ?? 'حرف'
  return rule === 'one' || rule === 'two' ? noun : `${figure} ${noun}`
}
