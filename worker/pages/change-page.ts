import type { PageMerge } from '../../shared/admin-pages.ts'
import type { PagePatch } from '../../shared/page.ts'
import type { PageFacts } from '../../shared/page-facts.ts'
import type { PageDetail } from '../../shared/page-reading.ts'
import type { Act } from '../db/act.ts'
import { changeStatement } from '../db/changes.ts'
import type { Database } from '../db/database.ts'
import { findSources } from '../db/page-facts.ts'
import { continueMerge, startMerge, targetOf } from '../db/page-merge.ts'
import { findReading, pushStatements, toReadStatement } from '../db/page-readings.ts'
import { renamePage } from '../db/page-rename.ts'
import { pageStatement, toAdminPage, upsertPageStatements, type PageRecord } from '../db/pages.ts'
import type { SiteRecord } from '../db/sites.ts'
import { toIso } from '../db/time.ts'
import { invalidField, ProblemError } from '../problem.ts'
import { isShowable, ownAddress } from '../registry/own-address.ts'

export async function requirePage(db: Database, siteId: string, pageKey: string): Promise<PageRecord> {
  const page = await pageStatement(db, siteId, pageKey).first<PageRecord>()
  if (!page) throw new ProblemError('page-not-found')
  return page
}

/** Creates the page too: a publishing system says when an article came out before anybody has commented on it. */
export async function changePage(db: Database, act: Act, pageKey: string, { key, ...patch }: PagePatch) {
  if (key !== undefined) {
    const page = await requirePage(db, act.siteId, pageKey)
    if (key !== page.pageKey && !(await renamePage(db, act, page, key))) throw new ProblemError('page-exists')
  }
  const present = key ?? pageKey
  const before = await pageStatement(db, act.siteId, present).first<PageRecord>()
  const results = await db.batch<PageRecord>([
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
    ...upsertPageStatements(db, act.siteId, present, patch, act.now),
    ...(patch.url ? [toReadStatement(db, act.siteId, present)] : []),
    pageStatement(db, act.siteId, present),
  ])
  return results.at(-1)!.results[0]!
}

/** What the owner's publishing system says of a page: all of it, each time. The page is read too, for what it leaves open. */
export async function pushPage(db: Database, site: SiteRecord, pageKey: string, facts: PageFacts, now: number) {
  if (facts.url && !ownAddress(facts.url, site.origins))
    throw invalidField('url', 'invalid', 'Is not on one of the site’s origins')
  const pictures = [
    ['image.url', facts.image?.url] as const,
    ...(facts.authors ?? []).map(({ image }, i) => [`authors.${i}.image`, image] as const),
  ]
  for (const [path, url] of pictures)
    if (url && !isShowable(new URL(url), site.origins))
      throw invalidField(path, 'invalid', 'Is not an https URL, nor on one of the site’s origins')
  await db.batch(pushStatements(db, site.id, pageKey, facts, now))
}

/** For moderators, with whose word counts, and what came of reading it. */
export async function describePage(db: Database, page: PageRecord): Promise<PageDetail> {
  const [sources, reading] = await Promise.all([findSources(db, page.id), findReading(db, page.id)])
  return {
    page: toAdminPage(page),
    sources,
    reading: reading && { readAt: toIso(reading.readAt), dueAt: toIso(reading.dueAt), problem: reading.problem },
  }
}

/** Steps in one request, which has fifty calls on Cloudflare's free plan. */
const STEPS = 4

/** Merges two pages, as far as one request may: the same request again goes on, and so does the hourly job. */
export async function merge(db: Database, act: Act, { from, into }: PageMerge) {
  const [going, named] = await Promise.all([requirePage(db, act.siteId, from), requirePage(db, act.siteId, into)])
  const target = await targetOf(db, named)
  if (going.id === target.id) throw invalidField('into', 'invalid', 'Is the same page')
  if (!(await startMerge(db, act, going, target)))
    throw invalidField('from', 'invalid', 'Is being merged into another page')
  for (let left = STEPS; ; left--) {
    const { page, isDone } = await continueMerge(db, { fromId: going.id, intoId: target.id })
    if (!page) throw new ProblemError('page-not-found')
    if (isDone || left === 1) return { page, isDone, from: going }
  }
}

const pick = (page: object, patch: object) =>
  Object.fromEntries(Object.entries(page).filter(([name]) => Object.hasOwn(patch, name)))
