import * as z from 'zod'
import {
  MAX_BIO_LENGTH,
  MAX_LINKS_OF_AUTHOR,
  MAX_NAME_LENGTH,
  MAX_PAGE_AUTHORS,
  MAX_PICTURE_PIXELS,
  MAX_SECTION_LENGTH,
  MAX_TEASER_LENGTH,
  MAX_TITLE_LENGTH,
  MAX_URL_LENGTH,
} from './limits.ts'
import { line } from './text.ts'

export const HttpUrl = z
  .string()
  .trim()
  .max(MAX_URL_LENGTH)
  .refine((value) => value.isWellFormed() && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    message: 'Is not an http or https URL',
  })

/** Of its own accord the host page would ask for it: so it has no name and password in it either. */
const PictureUrl = HttpUrl.refine((value) => new URL(value).username === '' && new URL(value).password === '', {
  message: 'Has a name or a password in it',
})

const Pixels = z.int().min(1).max(MAX_PICTURE_PIXELS)

/** The picture of a page. The size is what the page says it is. */
export const PageImage = z.strictObject({
  url: PictureUrl,
  alt: line(MAX_TITLE_LENGTH).nullable().default(null),
  width: Pixels.nullable().default(null),
  height: Pixels.nullable().default(null),
})
export type PageImage = z.infer<typeof PageImage>

/** Who wrote a page, as the page says it. */
export const PageAuthor = z.strictObject({
  name: line(MAX_NAME_LENGTH),
  url: HttpUrl.nullable().default(null),
  image: PictureUrl.nullable().default(null),
  bio: line(MAX_BIO_LENGTH).nullable().default(null),
  /** Where else to find the author: profiles, a website. */
  links: z.array(HttpUrl).max(MAX_LINKS_OF_AUTHOR).default([]),
})
export type PageAuthor = z.infer<typeof PageAuthor>

const facts = {
  title: line(MAX_TITLE_LENGTH),
  url: HttpUrl,
  image: PageImage,
  /** A sentence or two that make one want to read on. */
  teaser: line(MAX_TEASER_LENGTH),
  section: line(MAX_SECTION_LENGTH),
  authors: z.array(PageAuthor).min(1).max(MAX_PAGE_AUTHORS),
  publishedAt: z.iso.datetime({ offset: true }),
}

/** What can be said of a page. What is absent or null is not said, and left to whoever else says it. */
export const PageFacts = z.strictObject({
  title: facts.title.nullable().optional(),
  url: facts.url.nullable().optional(),
  image: facts.image.nullable().optional(),
  teaser: facts.teaser.nullable().optional(),
  section: facts.section.nullable().optional(),
  authors: facts.authors.nullable().optional(),
  publishedAt: facts.publishedAt.nullable().optional(),
})
export type PageFacts = z.infer<typeof PageFacts>
export type FactName = keyof PageFacts

/** By whom: a moderator, the owner's publishing system, the page itself, a feed or a sitemap. The first that says something counts. */
export const FactSource = z.enum(['edited', 'pushed', 'read', 'syndicated'])
export type FactSource = z.infer<typeof FactSource>
