/** As in 12.05.2024: a date goes on with hours or years, never as a number to call. */
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/
const YEARS = /^(?:19|20)\d\d ?[-/ ]/
const THOUSANDS = /^[1-9]\d{0,2}(?:[ .]\d{3}){2,5}$/
/** International Standard Book Numbers, whose groups are of any length. */
const ISBN = /^(?:97[89][ -])?\d{1,5}-\d{2,7}-\d{2,6}-\d$/

/** With a country code: Africa, where readers are, and the rest, from where strangers write to them. */
const ABROAD = /^[1-9]\d{8,14}$/
const AFRICAN = /^2(?:[1-9]\d\d{7,9}|[07]\d{9,10})$/
const NATIONAL = /^0[1-9]\d{7,9}$/
const FREEPHONE = /^(?:0800|1?8(?:00|88|77|66)\d{7}$)/
const AMERICAN = /^\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/

/** Offices have these between the Sahara and the Zambezi, and Ghanaians mobiles. */
export const isLandline = (written: string): boolean => /^\(?02/.test(written)

/** Whether something written in digits has the form of a telephone number that somebody has, not a service. */
export const isPhone = (written: string): boolean => {
  const digits = written.replace(/\D/g, '')
  if (FREEPHONE.test(digits)) return false
  if (/^\(?\+/.test(written)) return ABROAD.test(digits)
  if (DATE.test(written) || YEARS.test(written) || ISBN.test(written) || THOUSANDS.test(written)) return false
  if (digits.startsWith('00')) return ABROAD.test(digits.slice(2)) && digits.length >= 11
  return NATIONAL.test(digits) || AFRICAN.test(digits) || AMERICAN.test(written)
}
