import * as z from 'zod'
import { Cursor } from './comment.ts'
import { AdminPage } from './page.ts'
import { FactSource, HttpUrl, PageFacts } from './page-facts.ts'

/** Why a page, a feed or a sitemap was not read, for those who can do something about it. */
export const ReadingProblem = z.enum([
  /** Nobody has told an address on the site's origins. */
  'address-unknown',
  /** It is not on the site's origins, or leads away from them. */
  'not-own',
  'too-many-redirects',
  /** No connection, or no answer in time. */
  'unreachable',
  /** 404 or 410: its card is gone too. */
  'gone',
  /** Any other status than 200. */
  'refused',
  'wrong-type',
  'too-large',
  /** It asks not to be found (`noindex`). */
  'not-indexed',
  /** It does not say that it is an article, or has no title. */
  'no-article',
  /** It says that it is another page: its key is not this one. */
  'other-page',
])
export type ReadingProblem = z.infer<typeof ReadingProblem>

/** A page for its moderators, with who says what, and what came of reading it. */
export const PageDetail = z.strictObject({
  page: AdminPage,
  /** Whose word counts, fact by fact. */
  sources: z.partialRecord(z.enum(Object.keys(PageFacts.shape) as (keyof PageFacts)[]), FactSource),
  reading: z
    .strictObject({
      readAt: z.iso.datetime().nullable(),
      /** From when on it is read again: by itself while it never was, else when it is shown. */
      dueAt: z.iso.datetime(),
      problem: ReadingProblem.nullable(),
    })
    .nullable(),
})
export type PageDetail = z.infer<typeof PageDetail>

/** A feed or a sitemap on the site's own origins. */
export const PageImport = z.strictObject({ url: HttpUrl, cursor: Cursor.optional() })
export type PageImport = z.infer<typeof PageImport>

export const ImportAnswer = z.strictObject({
  /** Entries in all of the file. */
  found: z.int(),
  /** Those that this request has taken: of the site's own origins, among the next hundred. */
  taken: z.int(),
  /** More sitemaps that this one names, to be sent in their turn. */
  sitemaps: z.array(z.string()),
  nextCursor: z.string().nullable(),
})
export type ImportAnswer = z.infer<typeof ImportAnswer>
