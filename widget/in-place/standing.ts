import type { CommentStatus } from '../../shared/comment.ts'

/** What a moderator knows of a comment beside what readers are given. Another object is how its elements learn of it. */
export interface Standing {
  /** Absent: as readers have it. */
  status?: CommentStatus
  /** The rule that holds it. */
  checkName?: string | null
  /** What was decided here and can be taken back. */
  decisionId?: string | undefined
  isBusy?: boolean
  /** Why the last thing did not work. */
  problem?: string | undefined
  /** An answer is being written. */
  isAnswering?: boolean
}

export const UNKNOWN: Standing = {}
