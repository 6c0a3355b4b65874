import { v7 as uuidv7 } from 'uuid'
import type { PageFacts } from '../../shared/page-facts.ts'
import type { Database } from './database.ts'
import { toStored } from './page-facts.ts'
import { pageIdOf } from './page-key.ts'

interface NamedFacts {
  facts: PageFacts
  key: string
}

/** `?1` the site, `?2` the entries. The page with that address, whatever its key, else the page with that key. */
const AT_ADDRESS = `(SELECT id FROM pages WHERE site_id = ?1 AND card ->> '$.url' = e.value ->> 'url' AND card IS NOT NULL LIMIT 1)`
const PAGE = `coalesce(${AT_ADDRESS}, ${pageIdOf('?1', "(e.value ->> 'key')")})`

/** What a feed or a sitemap says of so many pages. Each of them waits to be read, if it was not read before. */
export function importStatements(db: Database, siteId: string, named: readonly NamedFacts[], now: number) {
  const entries = JSON.stringify(
    named.map(({ facts, key }) => ({ id: uuidv7({ msecs: now }), key, url: facts.url, facts: toStored(facts) })),
  )
  return [
    db
      .prepare(
        `INSERT INTO pages (id, site_id, page_key, created_at)
         SELECT e.value ->> 'id', ?1, e.value ->> 'key', ?3 FROM json_each(?2) AS e WHERE ${PAGE} IS NULL
         ON CONFLICT DO NOTHING`,
      )
      .bind(siteId, entries, now),
    db
      .prepare(
        `INSERT INTO page_facts (page_id, source, facts)
         SELECT ${PAGE}, 'syndicated', e.value -> 'facts' FROM json_each(?2) AS e WHERE true
         ON CONFLICT DO UPDATE SET facts = excluded.facts`,
      )
      .bind(siteId, entries),
    db
      .prepare(
        `INSERT INTO page_readings (page_id, due_at) SELECT ${PAGE}, 0 FROM json_each(?2) AS e WHERE true
         ON CONFLICT DO NOTHING`,
      )
      .bind(siteId, entries),
  ]
}
