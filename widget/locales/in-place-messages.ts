import type { CommentStatus } from '../../shared/comment.ts'
import type { ProblemType } from '../../shared/problem.ts'

/** What a moderator reads on the article itself. Readers' browsers never load it. */
export interface InPlaceMessages {
  /** While the console's code becomes a session. */
  signingIn: string
  /** Above the list. */
  moderating: (name: string, until: string) => string
  /** A link: all of this page, in the console. */
  console: string
  stop: string
  close: string
  /** Said to screen readers. */
  stopped: string
  /** The session ended by itself. */
  over: string
  /** What the buttons of a comment are for. */
  group: (name: string) => string
  approve: string
  reject: string
  spam: string
  pin: string
  unpin: string
  reply: string
  approveAndReply: string
  /** Takes back what has made the comment what it is. */
  undo: (status: CommentStatus) => string
  /** Why it waits. */
  held: (reason: string) => string
  /** By the rule that decided: said of the comment. A rule without words is not named. */
  checks: Partial<Record<string, string>>
  standings: Record<Exclude<CommentStatus, 'approved'>, string>
  /** Said to screen readers when it has happened. */
  decided: Record<CommentStatus, string>
  pinned: string
  unpinned: string
  published: string
  replyLabel: (name: string) => string
  publish: string
  publishing: string
  cancel: string
  /** What was refused, or did not arrive; for all others `internal-error`. */
  problems: Record<Named, string>
}

type Named =
  | Extract<
      ProblemType,
      | 'handover-invalid'
      | 'origin-not-allowed'
      | 'not-allowed'
      | 'comment-not-found'
      | 'decision-not-found'
      | 'decision-superseded'
      | 'too-many-pins'
      | 'parent-not-published'
      | 'duplicate-comment'
      | 'too-many-requests'
      | 'invalid-request'
      | 'internal-error'
    >
  | 'offline'
