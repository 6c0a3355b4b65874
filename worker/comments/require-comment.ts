import type { AdminComment } from '../../shared/admin.ts'
import { adminCommentStatement, toAdminComment, type AdminCommentRow } from '../db/admin-comments.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** One comment of the site as moderators see it, whatever its status. */
export async function requireComment({ DB, SECRET }: Bindings, siteId: string, id: string): Promise<AdminComment> {
  const row = await adminCommentStatement(DB, siteId, id).first<AdminCommentRow>()
  if (!row) throw new ProblemError('comment-not-found')
  return toAdminComment(SECRET, siteId, row)
}
