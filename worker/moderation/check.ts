import type { CommentStatus } from '../../shared/comment.ts'
import type { SiteSettings } from '../../shared/site.ts'

export interface Context {
  readonly settings: SiteSettings
  /** Who proved by token to have written before; null for everybody else, whatever name and address they typed. */
  readonly author: { readonly approvedCount: number } | null
}

/** One question asked of a new comment. An answer settles its status; no answer passes it to the next check. */
export interface Check {
  /** Stored with the decision, for moderators. */
  readonly name: string
  readonly ask: (context: Context) => CommentStatus | undefined
}
