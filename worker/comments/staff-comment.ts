import type { Comment } from '../../shared/comment.ts'
import type { NewStaffComment } from '../../shared/staff-comment.ts'
import { staffFingerprint } from '../crypto/fingerprint.ts'
import { findComment, toComment } from '../db/comments.ts'
import type { Database } from '../db/database.ts'
import type { Moderator } from '../db/moderators.ts'
import { replayStatement, type Replay } from '../db/new-comment.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import type { SiteRecord } from '../db/sites.ts'
import { insertStaffComment } from '../db/staff-comment.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { parseMarkdown } from '../richtext/parse.ts'
import { readIdempotency, requireSame } from './idempotency.ts'

interface Request {
  moderator: Moderator
  draft: NewStaffComment
  idempotencyKey: string | undefined
  now: number
}

interface Posted {
  comment: Comment
  pageId: string
  /** The page without it; null where it answers another, and for a repeated request. */
  before: PageRecord | null
}

/** A moderator's own words, published at once. Closed pages are closed to readers, not to those who keep them. */
export async function postStaffComment(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  { moderator, draft, idempotencyKey, now }: Request,
): Promise<Posted> {
  const idempotency = await readIdempotency(idempotencyKey, () =>
    staffFingerprint(SECRET, site.id, moderator.id, draft),
  )
  // A repeated request gets its answer again, even when what it answers has gone meanwhile.
  const replay = idempotency && (await replayStatement(DB, site.id, idempotency.key).first<Replay>())
  const { stored, before } = replay
    ? { stored: replay, before: null }
    : await store(DB, site, { moderator, draft, now }, idempotency)
  requireSame(stored, idempotency)
  return { comment: toComment(stored), pageId: stored.pageId, before }
}

async function store(
  db: Database,
  { id: siteId }: SiteRecord,
  { moderator, draft, now }: Omit<Request, 'idempotencyKey'>,
  idempotency: Awaited<ReturnType<typeof readIdempotency>>,
) {
  const content = parseMarkdown(draft.body)
  const { pageId, page, parent } = await findPageAndParent(db, siteId, draft)
  const stored = await insertStaffComment(db, {
    ...{ siteId, pageId, parent, moderator, now, idempotency },
    ...{ body: draft.body, content },
  })
  if (!stored) throw new ProblemError('parent-not-published')
  return { stored, before: page }
}

async function findPageAndParent(db: Database, siteId: string, { pageKey, parentId }: NewStaffComment) {
  if (parentId === undefined) {
    // A page that nobody has told us of is not made here: its title and address would stay unknown.
    const page = await pageStatement(db, siteId, pageKey!).first<PageRecord>()
    if (!page) throw new ProblemError('page-not-found')
    return { pageId: page.id, page, parent: null }
  }
  const parent = await findComment(db, siteId, parentId)
  if (!parent) throw new ProblemError('parent-not-found')
  if (!parent.published) throw new ProblemError('parent-not-published')
  return { pageId: parent.pageId, page: null, parent }
}
