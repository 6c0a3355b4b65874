import type { SiteSettings } from '../../shared/site.ts'
import { invalidField } from '../problem.ts'

/** The site's own limits; the contract's are checked by the schema. */
export function checkLength(body: string, { minBodyLength, maxBodyLength }: SiteSettings): void {
  if (body.length < minBodyLength)
    throw invalidField('body', 'too-short', `Must have at least ${minBodyLength} characters`)
  if (body.length > maxBodyLength)
    throw invalidField('body', 'too-long', `Must have at most ${maxBodyLength} characters`)
}
