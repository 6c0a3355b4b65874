import * as z from 'zod'
import { MAX_COUNTED_PAGES, MAX_PAGE_KEY_LENGTH } from './limits.ts'
import { PageAuthor, PageFacts, PageImage } from './page-facts.ts'
import { Sort } from './site.ts'
import { line } from './text.ts'

/** The owner's stable name for a page: a path, an address or an article's number. */
export const PageKey = line(MAX_PAGE_KEY_LENGTH)

/** A page as readers see it, with what the widget needs to know of the site's settings. */
export const Page = z.strictObject({
  key: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  /** Published comments, replies included. */
  commentCount: z.int(),
  /** Since when the page takes no new comments; null while it does. */
  closedAt: z.iso.datetime().nullable(),
  /** Raised by every change that readers can see. */
  revision: z.int(),
  /** The order of this answer's comments. */
  sort: Sort,
  editMinutes: z.int(),
  maxBodyLength: z.int(),
  /** Set while the page gets far more new authors than usual: until then, strangers' comments wait for a moderator. */
  surgeUntil: z.iso.datetime().nullable(),
  /** False where the site has its pages told of nothing; absent elsewhere. */
  live: z.literal(false).optional(),
})
export type Page = z.infer<typeof Page>

/** A page as its site's moderators see it. */
export const AdminPage = z.strictObject({
  id: z.string(),
  key: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  image: PageImage.nullable(),
  teaser: z.string().nullable(),
  section: z.string().nullable(),
  authors: z.array(PageAuthor),
  publishedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  commentCount: z.int(),
  createdAt: z.iso.datetime(),
})
export type AdminPage = z.infer<typeof AdminPage>

/**
 * What a moderator says of a page. Absent fields stay as they are; null gives a fact back to the page, and opens a page that
 * was closed.
 */
export const PagePatch = PageFacts.extend({
  /** Another name for the page; the present one goes on leading to it. */
  key: PageKey.optional(),
  closedAt: z.iso.datetime({ offset: true }).nullable().optional(),
})
export type PagePatch = z.infer<typeof PagePatch>

/** One page. */
export const PageQuery = z.strictObject({ pageKey: PageKey })

/** `pageKey` once or many times. A query with one value arrives as a bare string. */
export const CountQuery = z.strictObject({
  pageKey: z.union([z.array(PageKey).min(1).max(MAX_COUNTED_PAGES), PageKey.transform((key) => [key])]),
})

/** In the order asked for; an unknown page has 0 comments. */
export const Counts = z.strictObject({
  counts: z.array(z.strictObject({ pageKey: z.string(), commentCount: z.int() })),
})
export type Counts = z.infer<typeof Counts>
