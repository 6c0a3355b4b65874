import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { post } from '../testing/client.ts'
import { cards, NEWSROOM, openNewsroom, read } from '../testing/newsroom.ts'
import { react, unreact } from '../testing/reactions.ts'
import { importStatements } from './page-import.ts'

/** What a feed names, and what is found there: a page with a key of its own. */
const NAMED = `${NEWSROOM}/keyed`
const KEY = 'post-7'

beforeEach(openNewsroom)

const listKeys = async () => {
  const { results } = await env.DB.prepare('SELECT page_key AS key FROM pages').all<{ key: string }>()
  return results.map(({ key }) => key)
}

const syndicate = (url = NAMED) => {
  const named = [{ key: url, facts: { url, title: 'Keyed' } }]
  return env.DB.batch(importStatements(env.DB, 'paper', named, Date.now()))
}

test('a page that only a feed has named gives way to the page that is found there', async () => {
  await syndicate()
  await read()
  expect(await listKeys()).toEqual([KEY])
})

test('a page whose key nobody can ask for does not take its place', async () => {
  const url = `${NEWSROOM}/overlong-key`
  await syndicate(url)
  await read()
  expect(await listKeys()).toEqual([url])
  expect(await env.DB.prepare('SELECT problem FROM page_readings').first('problem')).toBe('other-page')
})

/** One row for each table whose rows keep a page from being deleted. */
const HELD_BY: Record<string, string> = {
  arrivals: 'INSERT INTO arrivals SELECT id, 0, 1 FROM pages WHERE page_key = ?1',
  comments: 'UPDATE comments SET page_id = (SELECT id FROM pages WHERE page_key = ?1)',
  page_aliases: "INSERT INTO page_aliases SELECT site_id, 'earlier', id FROM pages WHERE page_key = ?1",
  page_merges:
    "INSERT INTO page_merges SELECT id, (SELECT id FROM pages WHERE page_key = '/ice'), 0 FROM pages WHERE page_key = ?1",
  reaction_counts: "INSERT INTO reaction_counts SELECT id, 'moving', 0 FROM pages WHERE page_key = ?1",
  reactions: "INSERT INTO reactions SELECT id, 'somebody', 'moving', 0 FROM pages WHERE page_key = ?1",
}

test.for(Object.entries(HELD_BY))('where there are %s it stays, and the others are read', async ([, sql]) => {
  await post({ pageKey: '/ice' })
  await syndicate()
  await env.DB.prepare(sql).bind(NAMED).run()
  await read()
  expect(await listKeys()).toContain(NAMED)
  const { results } = await env.DB.prepare('SELECT problem, busy_until FROM page_readings').all()
  for (const row of results) expect(row, 'nothing was cut short').toMatchObject({ busy_until: 0 })
})

test('no table is forgotten that refers to pages', async () => {
  const { results } = await env.DB.prepare(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name",
  ).all<{
    name: string
    sql: string
  }>()
  const holding = results.filter(({ sql }) => /REFERENCES pages \(id\)(?! ON DELETE CASCADE)/.test(sql))
  expect(holding.map(({ name }) => name)).toEqual(Object.keys(HELD_BY))
})

test('who has reacted there finds their reaction', async () => {
  await syndicate()
  const { readerToken } = await react('moving', undefined, NAMED)
  await read()
  expect(await cards()).toMatchObject([{ key: NAMED, title: 'Keyed' }])
  expect(await unreact('moving', readerToken, NAMED)).toMatchObject({ mine: null })
})
