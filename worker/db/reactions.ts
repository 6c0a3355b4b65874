import { v7 as uuidv7 } from 'uuid'
import type { ReactionKind } from '../../shared/reaction.ts'
import type { Reader } from '../readers/reader.ts'
import {
  firstStatement,
  isLeft,
  MINUTE,
  newPagesOf,
  purgeStatement,
  rememberPageStatement,
  takenBack,
} from './allowance.ts'
import type { Database } from './database.ts'
import { pageIdOf } from './page-key.ts'

/** Where a page's reactions stand. */
export interface Tally {
  /** Null: there is no such page. */
  pageId: string | null
  mine: ReactionKind | null
  /** In the order of the kinds asked for. */
  counts: number[]
}

export interface Outcome {
  tally: Tally
  /** Since when the reader's allowance is being used, and that of pages that begin at the same address. */
  first: number | null
  firstPage: number | null
  pagesLeft: boolean
}

/** What readers can say of a page, which its site offers them. */
export interface Offer {
  siteId: string
  pageKey: string
  kinds: readonly ReactionKind[]
}

type TallyRow = Pick<Tally, 'pageId' | 'mine'> & Record<`c${number}`, number | null>

/** `?1` is the site, `?2` the page's key, `?3` the reader. */
const PAGE = `(SELECT ${pageIdOf('?1', '?2')} AS id)`
const MINE = `${PAGE} AS page CROSS JOIN reactions r ON r.page_id = page.id AND r.reader = ?3`

/** One scalar subquery a kind reads one row each, whatever else readers have said of the page. */
const tallyStatement = (db: Database, { siteId, pageKey, kinds }: Offer, readerId: string | null) => {
  const count = (_: ReactionKind, i: number) =>
    `(SELECT count FROM reaction_counts WHERE page_id = page.id AND kind = ?${i + 4}) AS c${i}`
  const mine = '(SELECT kind FROM reactions WHERE page_id = page.id AND reader = ?3) AS mine'
  return db
    .prepare(`SELECT ${['page.id AS pageId', mine, ...kinds.map(count)].join(', ')} FROM ${PAGE} AS page`)
    .bind(siteId, pageKey, readerId, ...kinds)
}

const toTally = (row: TallyRow, { kinds }: Offer): Tally => ({
  pageId: row.pageId,
  mine: row.mine,
  counts: kinds.map((_, i) => row[`c${i}`] ?? 0),
})

export async function readTally(db: Database, offer: Offer, readerId: string | null): Promise<Tally> {
  return toTally((await tallyStatement(db, offer, readerId).first<TallyRow>())!, offer)
}

/** The reader's only reaction to the page from now on, which begins with it if need be. The same again changes nothing. */
export async function react(
  db: Database,
  offer: Offer,
  kind: ReactionKind,
  reader: Reader,
  now: number,
): Promise<Outcome> {
  const { siteId, pageKey } = offer
  const { allowance } = reader
  const newPages = newPagesOf(reader.ipHash, now)
  const newPageId = uuidv7({ msecs: now })
  const mark = takenBack(reader.id, crypto.randomUUID())
  const [, , , , ...results] = await db.batch([
    db
      .prepare(
        `INSERT INTO pages (id, site_id, page_key, created_at)
         SELECT ?3, ?1, ?2, ?4 WHERE ${pageIdOf('?1', '?2')} IS NULL AND ${isLeft(allowance)} AND ${isLeft(newPages)}
         ON CONFLICT DO NOTHING`,
      )
      .bind(siteId, pageKey, newPageId, now, ...allowance.values, ...newPages.values),
    rememberPageStatement(db, reader.ipHash, newPageId, now),
    // The act that is replaced was done all the same.
    db
      .prepare(
        `INSERT INTO spent (id, expires_at) SELECT ?4, r.created_at + ${MINUTE} FROM ${MINE}
          WHERE r.kind <> ?5 AND r.created_at + ${MINUTE} > ?6 AND ${isLeft(allowance)}`,
      )
      .bind(siteId, pageKey, reader.id, mark, kind, now, ...allowance.values),
    // Until it is replaced, that act is counted twice: where it was remembered, there was something left.
    db
      .prepare(
        `INSERT INTO reactions (page_id, reader, kind, created_at)
         SELECT page.id, ?3, ?4, ?5 FROM ${PAGE} AS page
          WHERE page.id IS NOT NULL AND (EXISTS (SELECT 1 FROM spent WHERE id = ?6) OR ${isLeft(allowance)})
         ON CONFLICT DO UPDATE SET kind = excluded.kind, created_at = excluded.created_at WHERE kind <> excluded.kind`,
      )
      .bind(siteId, pageKey, reader.id, kind, now, mark, ...allowance.values),
    ...outcomeStatements(db, offer, reader, now),
    // Remembering a new reader purges too.
    ...(reader.isNew ? reader.remember(db) : [purgeStatement(db, now)]),
  ])
  return toOutcome(results, offer)
}

/** Takes this kind back, and no other: a request that comes late undoes nothing that was said since. */
export async function takeReactionBack(
  db: Database,
  offer: Offer,
  kind: ReactionKind,
  reader: Reader,
  now: number,
): Promise<Outcome> {
  const { siteId, pageKey } = offer
  const { allowance } = reader
  const mark = takenBack(reader.id, crypto.randomUUID())
  const [, , , ...results] = await db.batch([
    purgeStatement(db, now),
    // This act, and the one that it takes back, for as long as each counts.
    db
      .prepare(
        `INSERT INTO spent (id, expires_at)
         SELECT ?4 || act, at + ${MINUTE}
           FROM (SELECT ' cast' AS act, r.created_at AS at FROM ${MINE} WHERE r.kind = ?5
                 UNION ALL SELECT '', ?6 FROM ${MINE} WHERE r.kind = ?5)
          WHERE at + ${MINUTE} > ?6 AND ${isLeft(allowance)}`,
      )
      .bind(siteId, pageKey, reader.id, mark, kind, now, ...allowance.values),
    // Only what was remembered: a reader whose allowance is used up keeps the reaction.
    db
      .prepare(
        `DELETE FROM reactions WHERE page_id = (SELECT id FROM ${PAGE}) AND reader = ?3 AND kind = ?4
            AND EXISTS (SELECT 1 FROM spent WHERE id = ?5)`,
      )
      .bind(siteId, pageKey, reader.id, kind, mark),
    ...outcomeStatements(db, offer, reader, now),
  ])
  return toOutcome(results, offer)
}

const outcomeStatements = (db: Database, offer: Offer, reader: Reader, now: number) => {
  const newPages = newPagesOf(reader.ipHash, now)
  return [
    tallyStatement(db, offer, reader.id),
    firstStatement(db, reader.allowance),
    db
      .prepare(`SELECT ${isLeft(newPages)} AS pagesLeft, (SELECT min(at) FROM (${newPages.times})) AS firstPage`)
      .bind(...newPages.values, ...newPages.values),
  ]
}

function toOutcome([tallies, firsts, pages]: D1Result[], offer: Offer): Outcome {
  const { pagesLeft, firstPage } = pages!.results[0] as { pagesLeft: 0 | 1; firstPage: number | null }
  return {
    tally: toTally(tallies!.results[0] as TallyRow, offer),
    first: (firsts!.results[0] as { first: number | null }).first,
    firstPage,
    pagesLeft: pagesLeft === 1,
  }
}
