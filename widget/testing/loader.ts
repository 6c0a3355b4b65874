import { approach } from '../approach.ts'
import { ask, take } from '../early.ts'
import { listUrl, siteUrl } from '../list-url.ts'
import type { Loader } from '../loader.ts'
import { keyOf, pageUrl } from '../page-identity.ts'
import { linkedId } from '../permalink.ts'

/** What the script tag brings, without a script tag. */
export const testLoader: Loader = {
  home: `${location.origin}/`,
  siteUrl,
  listUrl,
  keyOf,
  pageUrl,
  linkedId,
  take,
  watch: approach((element) => Object.assign(element, { near: true })),
}

export { ask }
