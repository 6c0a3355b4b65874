import type { Fact } from '../../shared/admin.ts'
import type { CommentStatus } from '../../shared/comment.ts'
import { akismetSilent } from './akismet-silent.ts'
import { akismetSpam } from './akismet-spam.ts'
import { blockWords } from './block-words.ts'
import { blocked } from './blocked.ts'
import type { Check, Context } from './check.ts'
import { contactBaitCheck } from './contact-bait-check.ts'
import { firstComment } from './first-comment.ts'
import { holdAll } from './hold-all.ts'
import { holdWords } from './hold-words.ts'
import { honeypot } from './honeypot.ts'
import { links } from './links.ts'
import { siteFlood } from './site-flood.ts'
import { staff } from './staff.ts'
import { surge } from './surge.ts'
import { timeout } from './timeout.ts'
import { tooFast } from './too-fast.ts'
import { turnstileCheck } from './turnstile-check.ts'

/** Asked in order; the first answer wins. What moderators should never have to see comes before what they should read. */
export const CHECKS: readonly Check[] = [
  // Let the site's own people answer.
  staff,

  // Keep out of the queue what nobody needs to read.
  honeypot,
  blocked,
  blockWords,
  akismetSpam,

  // Hold everything on a site that reads first, and everything of somebody who was told to pause.
  holdAll,
  timeout,

  // Hold strangers while too many come at once, or when one comes as machines do.
  surge,
  siteFlood,
  tooFast,
  turnstileCheck,

  // Hold what its words make doubtful.
  links,
  contactBaitCheck,
  holdWords,
  akismetSilent,

  // Hold authors the site does not know yet.
  firstComment,
]

export interface Verdict {
  status: CommentStatus
  /** The check that answered, and what moved it. */
  check: string
  facts: Fact[]
}

/** What becomes of a new or edited comment. */
export function moderate(context: Context): Verdict {
  for (const { name, ask } of CHECKS) {
    const answer = ask(context)
    if (answer) return { ...answer, check: name }
  }
  return { status: 'approved', check: 'no-objection', facts: [] }
}
