import { docidOf } from '../search/docid.ts'
import { siteWord } from '../search/match.ts'
import { spread } from '../search/spread.ts'
import type { Database } from './database.ts'

/** A comment as the index knows it; without a site, it is to be forgotten. */
export interface Document {
  id: string
  siteId: string | null
  name: string | null
  title: string | null
  body: string | null
  createdAt: number | null
}

const DOCID = (ms: string, low: string) => `(CAST(${ms} AS INTEGER) * 32768 + CAST(${low} AS INTEGER))`

/** Writes what these comments are now, all or nothing; done again, it changes nothing. */
export async function writeDocuments(search: Database, documents: readonly Document[]): Promise<void> {
  const known = documents.flatMap((document) =>
    document.siteId === null ? [] : [{ ...document, siteId: document.siteId }],
  )
  const ids = JSON.stringify(documents.map(({ id }) => id))
  const gone = JSON.stringify(documents.flatMap(({ id, siteId }) => (siteId === null ? [id] : [])))
  const places = JSON.stringify(
    known.map(({ id, siteId, createdAt }) => ({ id, siteId, ...docidOf(id, createdAt ?? 0) })),
  )
  const texts = JSON.stringify(
    known.map(({ id, siteId, name, title, body }) => ({
      id,
      site: siteWord(siteId),
      name: spread(name ?? ''),
      title: spread(title ?? ''),
      body: spread(body ?? ''),
    })),
  )
  // Two comments of one millisecond may want one place: then the second gets one close by, or the next.
  const take = (place: string) =>
    search
      .prepare(
        `INSERT OR IGNORE INTO documents (docid, comment_id, site_id)
         SELECT ${place}, value ->> 'id', value ->> 'siteId' FROM json_each(?)
          WHERE value ->> 'id' NOT IN (SELECT comment_id FROM documents WHERE comment_id = value ->> 'id')`,
      )
      .bind(places)
  const wanted = DOCID("value ->> 'ms'", "value ->> 'low'")
  await search.batch([
    search
      .prepare(
        `DELETE FROM words WHERE rowid IN (
           SELECT docid FROM json_each(?) CROSS JOIN documents ON comment_id = value)`,
      )
      .bind(ids),
    search.prepare('DELETE FROM documents WHERE comment_id IN (SELECT value FROM json_each(?))').bind(gone),
    take(wanted),
    take(`${wanted} + 1 + abs(random() % 1000)`),
    take(`${wanted} + 1 + abs(random() % 30000)`),
    search
      .prepare(
        `INSERT INTO words (rowid, site, name, title, body)
         SELECT docid, value ->> 'site', value ->> 'name', value ->> 'title', value ->> 'body'
           FROM json_each(?) CROSS JOIN documents ON comment_id = value ->> 'id'`,
      )
      .bind(texts),
  ])
}

interface Range {
  order: 'newest' | 'oldest'
  /** The comment after which the list goes on. */
  last?: string | undefined
  from?: number | undefined
  to?: number | undefined
}

/** The ids of the next comments with these words. */
export async function findWords(
  search: Database,
  siteId: string,
  match: string,
  { order, last, from, to }: Range,
  most: number,
): Promise<string[]> {
  const values: (string | number)[] = [match, siteId, most]
  const bind = (value: string | number) => `?${values.push(value)}`
  const { ms, low } = docidOf(last ?? '')
  const [follows, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
  const bounds = [
    ...(last === undefined
      ? []
      : [
          `words.rowid ${follows} coalesce((SELECT docid FROM documents WHERE comment_id = ${bind(last)}),
                                  ${DOCID(bind(ms), bind(low))})`,
        ]),
    ...(from === undefined ? [] : [`words.rowid >= ${DOCID(bind(from), '0')}`]),
    ...(to === undefined ? [] : [`words.rowid < ${DOCID(bind(to), '0')}`]),
  ]
  const { results } = await search
    .prepare(
      `SELECT d.comment_id AS id FROM words CROSS JOIN documents d ON d.docid = words.rowid
        WHERE words MATCH ?1 AND d.site_id = ?2 ${bounds.map((bound) => `AND ${bound}`).join(' ')}
        ORDER BY words.rowid ${direction} LIMIT ?3`,
    )
    .bind(...values)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}
