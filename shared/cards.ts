import * as z from 'zod'
import { Author } from './comment.ts'
import {
  DEFAULT_CARDS,
  DEFAULT_LATEST,
  MAX_CARDS,
  MAX_LATEST,
  MAX_NAME_LENGTH,
  MAX_SECTION_LENGTH,
  TOP_COMMENT_LENGTH,
} from './limits.ts'
import { PageKey } from './page.ts'
import { PageAuthor, PageImage } from './page-facts.ts'
import { line } from './text.ts'

/**
 * `discussed`: most comments, of which those of a month ago count half; `trending`: comments, votes and reactions, of which
 * those of yesterday count half; `latest`: the last published first.
 */
export const CardRank = z.enum(['discussed', 'trending', 'latest'])
export type CardRank = z.infer<typeof CardRank>

const upTo = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)

export const CardQuery = z
  .strictObject({
    rank: CardRank.default('trending'),
    limit: upTo(MAX_CARDS, DEFAULT_CARDS),
    /** The page that is being read. */
    exclude: PageKey.optional(),
    /** Only pages by this author, or of this section, as the pages name them. */
    author: line(MAX_NAME_LENGTH).optional(),
    section: line(MAX_SECTION_LENGTH).optional(),
  })
  .refine(({ author, section }) => author === undefined || section === undefined, {
    path: ['section'],
    message: 'Ask for an author or for a section',
  })
export type CardQuery = z.infer<typeof CardQuery>

/** A page as it is shown elsewhere. Everything on it is said by the page or by its owners, never by a reader's browser. */
export const Card = z.strictObject({
  key: z.string(),
  url: z.string(),
  title: z.string(),
  image: PageImage.nullable(),
  teaser: z.string().nullable(),
  section: z.string().nullable(),
  authors: z.array(z.string()),
  publishedAt: z.iso.datetime().nullable(),
  /** Published comments, replies included. */
  commentCount: z.int(),
  /** A line of the best comment, if there is one: text. */
  topComment: z.strictObject({ authorName: z.string(), excerpt: z.string().max(TOP_COMMENT_LENGTH) }).nullable(),
})
export type Card = z.infer<typeof Card>

export const Cards = z.strictObject({ pages: z.array(Card) })
export type Cards = z.infer<typeof Cards>

/** What a page says of itself, for what stands around an article. Of an unknown page nothing is known. */
export const StatedPage = Card.omit({ topComment: true }).extend({
  url: z.string().nullable(),
  title: z.string().nullable(),
  authors: z.array(PageAuthor),
})
export type StatedPage = z.infer<typeof StatedPage>

export const StatedPageAnswer = z.strictObject({ page: StatedPage })

export const LatestQuery = z.strictObject({ limit: upTo(MAX_LATEST, DEFAULT_LATEST) })

/** One of the last comments of the site. */
export const LatestComment = z.strictObject({
  id: z.string(),
  author: Author,
  excerpt: z.string().max(TOP_COMMENT_LENGTH),
  createdAt: z.iso.datetime(),
  page: z.strictObject({ key: z.string(), title: z.string(), url: z.string() }),
})
export type LatestComment = z.infer<typeof LatestComment>

export const LatestComments = z.strictObject({ comments: z.array(LatestComment) })
export type LatestComments = z.infer<typeof LatestComments>
