import type { FactName, FactSource, PageFacts } from '../../shared/page-facts.ts'
import type { Database } from './database.ts'
import { pageIdOf } from './page-key.ts'

/** As stored: nothing that nobody says, and times in epoch milliseconds. */
export const toStored = (facts: PageFacts) =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, name === 'publishedAt' ? Date.parse(value as string) : value]),
  )

/** All that this source says of the page from now on: what it said before is forgotten. */
export const sayStatement = (
  db: Database,
  siteId: string,
  pageKey: string,
  source: Exclude<FactSource, 'edited'>,
  facts: PageFacts,
) =>
  db
    .prepare(
      `INSERT INTO page_facts (page_id, source, facts) SELECT id, ?3, ?4 FROM pages WHERE id = ${pageIdOf('?1', '?2')}
       ON CONFLICT DO UPDATE SET facts = excluded.facts`,
    )
    .bind(siteId, pageKey, source, JSON.stringify(toStored(facts)))

/** A moderator's word on some facts. It is set fact by fact in SQL, so that two edits at once lose neither; null takes it back. */
export function editStatement(db: Database, siteId: string, pageKey: string, patch: PageFacts) {
  const said = Object.entries(toStored(patch))
  const back = Object.keys(patch).filter((name) => patch[name as FactName] === null)
  const edits = (before: string) =>
    `json_set(json_remove(${before} ${back.map((name) => `, '$.${name}'`).join('')})
              ${said.map(([name], i) => `, '$.${name}', json(?${i + 3})`).join('')})`
  return db
    .prepare(
      `INSERT INTO page_facts (page_id, source, facts)
       SELECT id, 'edited', ${edits("'{}'")} FROM pages WHERE id = ${pageIdOf('?1', '?2')}
       ON CONFLICT DO UPDATE SET facts = ${edits('page_facts.facts')}`,
    )
    .bind(siteId, pageKey, ...said.map(([, value]) => JSON.stringify(value)))
}

/** Of each fact of a page, whose word counts. */
export async function findSources(db: Database, pageId: string): Promise<Partial<Record<FactName, FactSource>>> {
  const { results } = await db
    .prepare('SELECT key, min(source) AS source FROM page_facts, json_each(facts) WHERE page_id = ? GROUP BY key')
    .bind(pageId)
    .all<{ key: FactName; source: FactSource }>()
  return Object.fromEntries(results.map(({ key, source }) => [key, source]))
}
