import type { PageMerge } from '../../shared/admin-pages.ts'
import type { PagePatch } from '../../shared/page.ts'
import type { Act } from '../db/act.ts'
import { changeStatement } from '../db/changes.ts'
import { continueMerge, startMerge, targetOf } from '../db/page-merge.ts'
import { renamePage } from '../db/page-rename.ts'
import { pageStatement, toAdminPage, upsertPageStatements, type PageRecord } from '../db/pages.ts'
import { invalidField, ProblemError } from '../problem.ts'

export async function requirePage(db: D1Database, siteId: string, pageKey: string): Promise<PageRecord> {
  const page = await pageStatement(db, siteId, pageKey).first<PageRecord>()
  if (!page) throw new ProblemError('page-not-found')
  return page
}

/** Creates the page too: a publishing system says when an article came out before anybody has commented on it. */
export async function changePage(db: D1Database, act: Act, pageKey: string, { key, ...patch }: PagePatch) {
  if (key !== undefined) {
    const page = await requirePage(db, act.siteId, pageKey)
    if (key !== page.pageKey && !(await renamePage(db, act, page, key))) throw new ProblemError('page-exists')
  }
  const present = key ?? pageKey
  const before = await pageStatement(db, act.siteId, present).first<PageRecord>()
  const [, updated] = await db.batch<PageRecord>([
    ...upsertPageStatements(db, act.siteId, present, patch, act.now),
    ...(Object.keys(patch).length === 0
      ? []
      : [
          changeStatement(db, {
            ...act,
            action: 'page-changed',
            subjectId: before?.id ?? present,
            ...(before && { before: pick(toAdminPage(before), patch) }),
            after: patch,
          }),
        ]),
  ])
  return updated!.results[0]!
}

/** Steps in one request, which has fifty calls on Cloudflare's free plan. */
const STEPS = 4

/** Merges two pages, as far as one request may: the same request again goes on, and so does the hourly job. */
export async function merge(db: D1Database, act: Act, { from, into }: PageMerge) {
  const [going, named] = await Promise.all([requirePage(db, act.siteId, from), requirePage(db, act.siteId, into)])
  const target = await targetOf(db, named)
  if (going.id === target.id) throw invalidField('into', 'invalid', 'Is the same page')
  if (!(await startMerge(db, act, going, target)))
    throw invalidField('from', 'invalid', 'Is being merged into another page')
  for (let left = STEPS; ; left--) {
    const { page, isDone } = await continueMerge(db, { fromId: going.id, intoId: target.id })
    if (!page) throw new ProblemError('page-not-found')
    if (isDone || left === 1) return { page, isDone }
  }
}

const pick = (page: object, patch: object) =>
  Object.fromEntries(Object.entries(page).filter(([name]) => Object.hasOwn(patch, name)))
