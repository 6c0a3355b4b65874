import type { Fact } from '../../shared/admin.ts'
import type { CommentStatus } from '../../shared/comment.ts'
import type { Check, Context } from './check.ts'
import { firstComment } from './first-comment.ts'
import { holdAll } from './hold-all.ts'

/** Asked in order; the first answer wins. */
const CHECKS: readonly Check[] = [
  // Hold everything on a site that reads first.
  holdAll,

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
    const status = ask(context)
    if (status) return { status, check: name, facts: [] }
  }
  return { status: 'approved', check: 'no-objection', facts: [] }
}
