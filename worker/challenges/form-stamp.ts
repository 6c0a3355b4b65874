import { isSigned, sign } from '../crypto/signature.ts'

/** A form may stay open over a night and a morning; a stamp that is older has been collected. */
export const MAX_STAMP_AGE = 36 * 60 * 60 * 1000

/**
 * When a form was given out, for one page of one site: `<time in base 36>.<MAC>`, 52 characters. It names nobody, and may
 * be sent back any number of times: it bounds how fast something was written, not how often.
 */
export async function signFormStamp(secret: string, siteId: string, pageKey: string, now: number): Promise<string> {
  const time = now.toString(36)
  return `${time}.${await sign(secret, 'form-stamp', siteId, pageKey, time)}`
}

/** Milliseconds since the form was given out; null for a stamp that is forged, of another page, too old or of the future. */
export async function readFormStamp(
  secret: string,
  siteId: string,
  pageKey: string,
  stamp: string,
  now: number,
): Promise<number | null> {
  const [time, signature, ...rest] = stamp.split('.', 3)
  if (!time || !signature || rest.length > 0) return null
  if (!(await isSigned(secret, 'form-stamp', signature, siteId, pageKey, time))) return null
  const age = now - Number.parseInt(time, 36)
  return age >= 0 && age <= MAX_STAMP_AGE ? age : null
}
