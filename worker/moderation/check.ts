import type { Fact } from '../../shared/admin.ts'
import type { CommentStatus } from '../../shared/comment.ts'
import type { RichText } from '../../shared/rich-text.ts'
import type { SiteSettings } from '../../shared/site.ts'
import type { BlockKind } from '../db/blocks.ts'
import type { WordList } from './words/open.ts'

/** The words of a comment, in the fields that rules look at. */
export interface Words {
  readonly name: string
  readonly email: string
  readonly website: string | null
  readonly body: string
  /** The tree made of the body: links are counted there, where readers would see them. */
  readonly content: RichText
}

/** Who proved to have written before, by token. */
export interface ProvenAuthor {
  readonly approvedCount: number
  readonly role: 'reader' | 'author' | 'staff'
  /** The address was confirmed, or vouched for by the owner's site. */
  readonly isVerified: boolean
  readonly timeoutUntil: number | null
}

/** How a comment came. Of an edit, and of a comment that is looked at again, little of it is known. */
export interface Arrival {
  /** What was in the field that people do not see. */
  readonly trap: string
  /** Milliseconds since the form was given out; null without a stamp that can be believed; undefined when nobody asks. */
  readonly formAge: number | null | undefined
  readonly block: { readonly kind: BlockKind } | null
  readonly isSurge: boolean
  /** Comments on the site in the last minute. */
  readonly siteRate: number
  readonly turnstile: 'passed' | 'failed' | 'unreachable' | null
  readonly akismet: 'spam' | 'blatant-spam' | 'ham' | 'unreachable' | null
}

/** What is said of words alone. */
export const NO_ARRIVAL: Arrival = {
  trap: '',
  formAge: undefined,
  block: null,
  isSurge: false,
  siteRate: 0,
  turnstile: null,
  akismet: null,
}

export interface Context {
  readonly settings: SiteSettings
  readonly words: Words
  readonly holdList: WordList | null
  readonly blockList: WordList | null
  /** Null for everybody who showed no token, whatever name and address they typed. */
  readonly author: ProvenAuthor | null
  readonly arrival: Arrival
  readonly now: number
}

export interface Answer {
  readonly status: CommentStatus
  readonly facts: Fact[]
}

/** One question asked of a new comment. An answer settles its status; no answer passes it to the next check. */
export interface Check {
  /** Stored with the decision, for moderators. */
  readonly name: string
  readonly ask: (context: Context) => Answer | undefined
}

/** A fact about all of the comment. */
export const fact = (text: string): Fact => ({ field: null, start: null, end: null, text })

export const hold = (...facts: Fact[]): Answer => ({ status: 'pending', facts })
export const toSpam = (...facts: Fact[]): Answer => ({ status: 'spam', facts })

/** Whom the site knows: what is asked of strangers is not asked of them. */
export const isKnown = ({ author }: Context): boolean =>
  author !== null && (author.approvedCount > 0 || author.role !== 'reader')
