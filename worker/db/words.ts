import type { WordListAnswer, WordListKind } from '../../shared/words.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

/** A row of D1 holds 2 MB; a character of what is compiled takes up to three bytes. */
const PART = 500_000

export interface WordListRow {
  kind: WordListKind
  words: string
  entryCount: number
  version: string
  updatedAt: number
}

export type WordListVersion = Pick<WordListRow, 'kind' | 'version'>

/** Which lists a site has, without their words. */
export const versionsStatement = (db: Database, siteId: string) =>
  db.prepare('SELECT kind, version FROM word_lists WHERE site_id = ? AND entry_count > 0').bind(siteId)

export const findWordList = (db: Database, siteId: string, kind: WordListKind) =>
  db
    .prepare(
      `SELECT kind, words, entry_count AS entryCount, version, updated_at AS updatedAt
         FROM word_lists WHERE site_id = ? AND kind = ?`,
    )
    .bind(siteId, kind)
    .first<WordListRow>()

export async function readCompiled(db: Database, siteId: string, kind: WordListKind): Promise<string> {
  const { results } = await db
    .prepare('SELECT data FROM compiled_words WHERE site_id = ? AND kind = ? ORDER BY part')
    .bind(siteId, kind)
    .all<{ data: string }>()
  return results.map(({ data }) => data).join('')
}

/** The list and what is made of it, or neither. */
export function saveWordListStatements(
  db: Database,
  siteId: string,
  list: WordListRow,
  compiled: string,
): D1PreparedStatement[] {
  const { kind, words, entryCount, version, updatedAt } = list
  return [
    db
      .prepare(
        `INSERT INTO word_lists (site_id, kind, words, entry_count, version, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET words = excluded.words, entry_count = excluded.entry_count,
           version = excluded.version, updated_at = excluded.updated_at`,
      )
      .bind(siteId, kind, words, entryCount, version, updatedAt),
    ...saveCompiledStatements(db, siteId, list, compiled),
  ]
}

/** What is made of a list, unless another version has taken its place. */
export function saveCompiledStatements(
  db: Database,
  siteId: string,
  { kind, version }: Pick<WordListRow, 'kind' | 'version'>,
  compiled: string,
): D1PreparedStatement[] {
  const parts = Array.from({ length: Math.ceil(compiled.length / PART) }, (_, i) =>
    compiled.slice(i * PART, (i + 1) * PART),
  )
  const isCurrent = 'EXISTS (SELECT 1 FROM word_lists WHERE site_id = ?1 AND kind = ?2 AND version = ?3)'
  return [
    db
      .prepare(`DELETE FROM compiled_words WHERE site_id = ?1 AND kind = ?2 AND ${isCurrent}`)
      .bind(siteId, kind, version),
    ...parts.map((data, part) =>
      db
        .prepare(`INSERT INTO compiled_words (site_id, kind, part, data) SELECT ?1, ?2, ?4, ?5 WHERE ${isCurrent}`)
        .bind(siteId, kind, version, part, data),
    ),
  ]
}

export const toWordList = (kind: WordListKind, row: WordListRow | null): WordListAnswer['list'] => ({
  kind,
  words: row?.words ?? '',
  entryCount: row?.entryCount ?? 0,
  updatedAt: toIso(row?.updatedAt ?? null),
})
