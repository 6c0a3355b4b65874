import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { bearer, decide, post, send } from '../testing/client.ts'
import { accept, openSite } from '../testing/posting.ts'
import { putVote } from '../testing/readers.ts'
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

test('what moderators had said of pages before the registry stands as their edits, and no browser’s claim does', async () => {
  const token = await openSite()
  const edit = (key: string, change: object) =>
    send('PATCH', `/admin/sites/paper/page?pageKey=${key}`, change, bearer(token))
  const { comment } = await post({ pageKey: '/ice', pageUrl: 'https://paper.example/ice', pageTitle: 'Claimed' })
  await putVote(comment.id)
  await post({ pageKey: '/claimed', pageUrl: 'https://paper.example/claimed', pageTitle: 'Claimed' })
  await edit('/ice', { title: 'First', url: 'https://paper.example/ice' })
  await edit('/ice', { title: 'Ice', publishedAt: '2026-11-20T00:00:00Z' })
  await edit('/new', { title: 'New', url: 'https://paper.example/new' })
  await edit('/new', { url: null })
  const said = async () => {
    const [facts, cards, scores, readings] = await env.DB.batch([
      env.DB.prepare('SELECT page_key, facts FROM page_facts JOIN pages ON id = page_id ORDER BY page_key'),
      env.DB.prepare('SELECT page_id, facet, trending, discussed, latest FROM page_cards ORDER BY page_id'),
      env.DB.prepare('SELECT page_key, title, url, trending, discussed, card FROM pages ORDER BY page_key'),
      env.DB.prepare(
        'SELECT page_key FROM page_readings JOIN pages ON id = page_id WHERE comment_count > 0 ORDER BY 1',
      ),
    ])
    return [facts, cards, scores, readings].map((result) => result!.results)
  }
  const before = await said()
  expect(before[1]).toHaveLength(1)
  // A key was the subject of what was said of a page that came into being by it.
  expect(before[2]).toMatchObject([{ title: 'Claimed', card: null }, { title: 'Ice' }, { title: 'New' }])
  await env.DB.batch([
    ...['page_readings', 'page_points', 'page_cards', 'page_facts'].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
    env.DB.prepare('UPDATE pages SET trending = NULL, discussed = NULL'),
    env.DB.prepare(
      "UPDATE pages SET title = 'Ice', url = 'https://paper.example/ice', published_at = 1795132800000 WHERE page_key = '/ice'",
    ),
    env.DB.prepare("UPDATE pages SET title = 'New' WHERE page_key = '/new'"),
  ])
  // The triggers that keep the cards are made after they are filled.
  const triggers = ['page_facts_say', 'page_points_trending', 'page_points_discussed', 'pages_card']
  await env.DB.batch(triggers.map((name) => env.DB.prepare(`DROP TRIGGER ${name}`)))
  const { queries } = env.TEST_MIGRATIONS.find(({ name }) => name === '0050_page_registry.sql')!
  for (const query of fillingOf('0050_page_registry.sql')) await env.DB.prepare(query).run()
  for (const name of triggers) await env.DB.prepare(queries.find((query) => query.includes(`TRIGGER ${name} `))!).run()
  expect(await said()).toEqual(before)
})
