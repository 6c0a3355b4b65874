import { toIso } from '../db/time.ts'

/** Akismet wants to hear which field was the trap. Ours cannot be named as one of theirs. */
const HONEYPOT = 'baraza_honeypot'

/** What is told about a comment. All of it leaves for a third party, so the owner must have chosen Akismet knowingly. */
export interface AkismetComment {
  /**
   * Akismet's documents call it required and its verdicts lean on it; leave it out unless the owner has chosen to send it,
   * or send the network's address. Without one Akismet may answer `invalid`.
   */
  readonly userIp?: string | undefined
  readonly userAgent?: string | undefined
  readonly referrer?: string | undefined
  readonly permalink?: string | undefined
  readonly type: 'comment' | 'reply'
  readonly author: string
  readonly email?: string | undefined
  readonly website?: string | undefined
  readonly content: string
  /** Milliseconds, as all times here. */
  readonly createdAt: number
  readonly pagePublishedAt?: number | undefined
  /** What was in the field that people do not see. */
  readonly honeypot?: string | undefined
  /** Set when the comment was asked about before: `edit`. */
  readonly recheckReason?: string | undefined
}

/** Those without a value are not sent. */
export type AkismetFields = Record<string, string | undefined>

/** By the names of Akismet's API ("Comment check": Parameters). */
export const fieldsOf = (comment: AkismetComment): AkismetFields => ({
  user_ip: comment.userIp,
  user_agent: comment.userAgent,
  referrer: comment.referrer,
  permalink: comment.permalink,
  comment_type: comment.type,
  comment_author: comment.author,
  comment_author_email: comment.email,
  comment_author_url: comment.website,
  comment_content: comment.content,
  comment_date_gmt: toIso(comment.createdAt),
  comment_post_modified_gmt: comment.pagePublishedAt === undefined ? undefined : toIso(comment.pagePublishedAt),
  honeypot_field_name: comment.honeypot === undefined ? undefined : HONEYPOT,
  [HONEYPOT]: comment.honeypot,
  recheck_reason: comment.recheckReason,
})
