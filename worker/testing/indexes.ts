import { env } from 'cloudflare:workers'

/**
 * Stores a great many comments. An index that is made of what is there costs little; kept through all of it, the indexes take
 * most of the time.
 */
export async function withoutIndexes(store: () => Promise<void>) {
  const { results: indexes } = await env.DB.prepare(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'comments' AND sql IS NOT NULL ORDER BY rowid",
  ).all<{ name: string; sql: string }>()
  await env.DB.batch(indexes.map(({ name }) => env.DB.prepare(`DROP INDEX ${name}`)))
  await store()
  await env.DB.batch(indexes.map(({ sql }) => env.DB.prepare(sql)))
}
