import type { Comment } from '../../shared/comment.ts'
import type { NewStaffComment } from '../../shared/staff-comment.ts'
import { findComment, toComment } from '../db/comments.ts'
import type { Moderator } from '../db/moderators.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import type { SiteRecord } from '../db/sites.ts'
import { insertStaffComment } from '../db/staff-comment.ts'
import { ProblemError } from '../problem.ts'
import { parseMarkdown } from '../richtext/parse.ts'

/** A moderator's own words, published at once. Closed pages are closed to readers, not to those who keep them. */
export async function postStaffComment(
  db: D1Database,
  site: SiteRecord,
  moderator: Moderator,
  draft: NewStaffComment,
  now: number,
): Promise<Comment> {
  const content = parseMarkdown(draft.body)
  const { pageId, parent } = await findPlace(db, site.id, draft)
  const stored = await insertStaffComment(db, {
    ...{ siteId: site.id, pageId, parent, moderator, now },
    ...{ body: draft.body, content },
  })
  if (!stored) throw new ProblemError('parent-not-published')
  return toComment(stored)
}

async function findPlace(db: D1Database, siteId: string, { pageKey, parentId }: NewStaffComment) {
  if (parentId === undefined) {
    // A page that nobody has told us of is not made here: its title and address would stay unknown.
    const page = await pageStatement(db, siteId, pageKey!).first<PageRecord>()
    if (!page) throw new ProblemError('page-not-found')
    return { pageId: page.id, parent: null }
  }
  const parent = await findComment(db, siteId, parentId)
  if (!parent) throw new ProblemError('parent-not-found')
  if (!parent.published) throw new ProblemError('parent-not-published')
  return { pageId: parent.pageId, parent }
}
