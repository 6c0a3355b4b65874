import type { AuthorKey } from '../authors.ts'
import type { Section } from '../paper.ts'

/** A paragraph is a bare string in which *asterisks* emphasise; everything else says what it is. */
export type Block =
  string | { alsoRead: string } | { heading: string } | { list: string[] } | { pull: string; by: string }

export interface Article {
  slug: string
  section: Section
  title: string
  standfirst: string
  /** One sentence for a card, where the standfirst would be too long. */
  teaser: string
  author: AuthorKey
  publishedAt: string
  picture: { key: string; alt: string; caption: string }
  /** What a seeding tool is to put under it; `closed` also takes no new comments. */
  comments: 'lively' | 'some' | 'none' | 'closed'
  body: Block[]
}
