import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { decide, post } from '../testing/client.ts'
import { accept, openSite } from '../testing/posting.ts'
import { recount } from '../testing/recount.ts'

/** What a migration does with rows that are there already. */
const fillingOf = (name: string) =>
  env.TEST_MIGRATIONS.find((migration) => migration.name === name)!.queries.filter((query) =>
    /^\s*(?:--.*\n\s*)*(UPDATE|INSERT)/.test(query),
  )

test('what was written before the overview is in it, as if it had been kept all the time', async () => {
  const token = await openSite()
  const first = await post()
  const second = await post({ parentId: first.comment.id }, { token: first.authorToken })
  await post({ pageKey: '/bread' })
  await accept({ fax: '1' })
  await decide(token, 'rejected', second.comment.id)
  const kept = await recount()
  await env.DB.batch([
    env.DB.prepare('UPDATE comments SET ruled_status = NULL, first_decided_at = NULL, facts = NULL'),
    env.DB.prepare('DELETE FROM site_days'),
    env.DB.prepare('DELETE FROM page_tallies'),
  ])
  expect((await recount()).stored).not.toEqual(kept.stored)
  for (const query of fillingOf('0040_facts.sql')) await env.DB.prepare(query).run()
  const queries = fillingOf('0041_overview.sql')
  expect(queries).toHaveLength(3)
  // The triggers that keep the counts are made after they are filled.
  await env.DB.prepare(queries[0]!).run()
  await env.DB.batch([env.DB.prepare('DELETE FROM site_days'), env.DB.prepare('DELETE FROM page_tallies')])
  for (const query of queries.slice(1)) await env.DB.prepare(query).run()
  const filled = await recount()
  expect(filled.stored).toEqual(filled.true)
  expect(filled.stored).toEqual(kept.stored)
})
