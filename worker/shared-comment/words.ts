/** What the page of one comment says around the author's words, in the languages that the widget speaks. */
export interface Words {
  dir: 'ltr' | 'rtl'
  /** Before the article's title. */
  commentOn: string
  read: string
  missing: string
  whyMissing: string
}

export const WORDS = {
  en: {
    dir: 'ltr',
    commentOn: 'A comment on',
    read: 'Read the article and the replies',
    missing: 'This comment is not here',
    whyMissing: 'It may have been deleted, or is not published. The link may also be incomplete.',
  },
  sw: {
    dir: 'ltr',
    commentOn: 'Maoni kuhusu',
    read: 'Soma makala na majibu',
    missing: 'Maoni haya hayapo hapa',
    whyMissing: 'Huenda yamefutwa, au hayajachapishwa. Huenda pia kiungo hakijakamilika.',
  },
  ar: {
    dir: 'rtl',
    commentOn: 'تعليق على',
    read: 'اقرأ المقال والردود',
    missing: 'هذا التعليق ليس هنا',
    whyMissing: 'ربما حُذف أو لم يُنشر، وقد يكون الرابط ناقصًا.',
  },
} satisfies Record<string, Words>

export type Language = keyof typeof WORDS
