import type { Reader } from '../readers/reader.ts'
import { firstStatement, isLeft, rememberTakenBackStatements, takenBack } from './allowance.ts'
import type { Database } from './database.ts'

/** What became of a vote: where the comment stands, and since when the reader's allowance is being used. */
export interface Standing {
  published: 0 | 1
  voteCount: number
  voted: 0 | 1
  /** The reader wrote the comment. */
  own: 0 | 1
  pageId: string
}

export interface Outcome {
  standing: Standing | undefined
  first: number | null
}

const standingStatement = (db: Database, siteId: string, commentId: string, readerId: string) =>
  db
    .prepare(
      `SELECT c.published, c.vote_count AS voteCount, c.author_id = ?3 AS own, c.page_id AS pageId,
              EXISTS (SELECT 1 FROM votes WHERE comment_id = c.id AND voter = ?3) AS voted
         FROM comments c WHERE c.id = ?1 AND c.site_id = ?2`,
    )
    .bind(commentId, siteId, readerId)

/** A repeated vote is one vote, and one's own comment takes none. */
export async function castVote(
  db: Database,
  siteId: string,
  commentId: string,
  reader: Reader,
  now: number,
): Promise<Outcome> {
  const [, standings, firsts] = await db.batch([
    db
      .prepare(
        `INSERT INTO votes (comment_id, voter, created_at)
         SELECT c.id, ?1, ?2 FROM comments c
          WHERE c.id = ?3 AND c.site_id = ?4 AND c.published = 1 AND c.author_id <> ?1 AND ${isLeft(reader.allowance)}
         ON CONFLICT DO NOTHING`,
      )
      .bind(reader.id, now, commentId, siteId, ...reader.allowance.values),
    standingStatement(db, siteId, commentId, reader.id),
    firstStatement(db, reader.allowance),
    ...reader.remember(db),
  ])
  return outcome(standings!, firsts!)
}

export async function takeVoteBack(
  db: Database,
  siteId: string,
  commentId: string,
  reader: Reader,
  now: number,
): Promise<Outcome> {
  const mark = crypto.randomUUID()
  const [, , , standings, firsts] = await db.batch([
    ...rememberTakenBackStatements(db, { siteId, commentId, readerId: reader.id, mark, now }, reader.allowance),
    // Only what was remembered: a reader whose allowance is used up keeps the vote, and so does a comment out of sight.
    db
      .prepare('DELETE FROM votes WHERE comment_id = ? AND voter = ? AND EXISTS (SELECT 1 FROM spent WHERE id = ?)')
      .bind(commentId, reader.id, takenBack(reader.id, mark)),
    standingStatement(db, siteId, commentId, reader.id),
    firstStatement(db, reader.allowance),
  ])
  return outcome(standings!, firsts!)
}

const outcome = (standings: D1Result, firsts: D1Result): Outcome => ({
  standing: standings.results[0] as Standing | undefined,
  first: (firsts.results[0] as { first: number | null }).first,
})

/** Those of the comments that the reader has voted for, in that order. */
export async function findOwnVotes(db: Database, readerId: string, commentIds: string[]): Promise<string[]> {
  const ids = [...new Set(commentIds)]
  const { results } = await db
    .prepare(
      'SELECT v.comment_id AS id FROM json_each(?) AS j CROSS JOIN votes v ON v.comment_id = j.value AND v.voter = ?',
    )
    .bind(JSON.stringify(ids), readerId)
    .all<{ id: string }>()
  const voted = new Set(results.map(({ id }) => id))
  return ids.filter((id) => voted.has(id))
}
