/** Scripts that put no blanks between words: each letter is a word to the index, with the marks that belong to it. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu

/**
 * A text for the index, and a term for it: in 北京大学 each character stands alone, so that 大学 is found in it as a phrase.
 * Without this such a sentence is one long word, found by its beginning only.
 */
export const spread = (text: string): string => text.replace(UNSPACED, ' $& ')
