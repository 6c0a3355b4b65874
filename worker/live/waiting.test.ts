import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PostedComment } from '../../shared/comment.ts'
import { importStatements } from '../db/page-import.ts'
import { bearer, DRAFT } from '../testing/client.ts'
import { hangUp, listen } from '../testing/listening.ts'
import { openSite } from '../testing/posting.ts'
import { react } from '../testing/reactions.ts'
import { ORIGIN } from '../testing/seed.ts'
import { ask } from '../testing/watching.ts'

let token: string
let pageKey: string
let pages = 0

beforeEach(async () => {
  token = await openSite()
  // Rooms outlive the database that is emptied between tests.
  pageKey = `${ORIGIN}/waited/${++pages}`
})

afterEach(hangUp)

async function send(method: string, path: string, body: object, headers: object = {}) {
  const init = { method, headers: { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers } }
  const response = await ask(path, { ...init, body: JSON.stringify(body) })
  expect(response.ok).toBe(true)
  return response
}
const admin = (method: string, path: string, body: object) =>
  send(method, `/admin/sites/paper${path}`, body, bearer(token))
const at = (path: string) => `${path}?${new URLSearchParams({ pageKey })}`
const say = async () => {
  const response = await send('POST', '/sites/paper/comments', { ...DRAFT, pageKey })
  return PostedComment.parse(await response.json()).comment
}
const bringIn = () =>
  env.DB.batch(importStatements(env.DB, 'paper', [{ key: pageKey, facts: { url: pageKey, title: 'Ice' } }], Date.now()))

type Reader = Awaited<ReturnType<typeof listen>>
const isSentOn = (reader: Reader) => reader.hears(() => expect(reader.closed()).toMatchObject({ code: 1012 }))

test.for([
  ['a reaction', () => react('moving', undefined, pageKey)],
  ['a feed', bringIn],
] as const)('who came before %s brought the page hears its first comment, and is sent on', async ([, bring]) => {
  const reader = await listen(pageKey)
  await bring()
  const comment = await say()
  await isSentOn(reader)
  expect(reader.last(comment.id)).toEqual({ ...comment, rootId: comment.id })
})

test('who came before the page hears the first word of its staff', async () => {
  const reader = await listen(pageKey)
  await bringIn()
  await admin('POST', '/comments', { pageKey, body: 'We have asked the harbour.' })
  await isSentOn(reader)
  expect(reader.of('changed')).toMatchObject([{ page: { commentCount: 1 } }])
})

test('who has come since hears it with them', async () => {
  await react('moving', undefined, pageKey)
  const reader = await listen(pageKey)
  const comment = await say()
  await reader.hears(() => expect(reader.last(comment.id)).toBeDefined())
  expect(reader.closed()).toBeNull()
})

test('who came before the page is sent on with a first comment that waits, and told nothing of it', async () => {
  await env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.moderation', 'all')").run()
  const reader = await listen(pageKey)
  await react('moving', undefined, pageKey)
  await say()
  await isSentOn(reader)
  expect(reader.of('changed')).toEqual([])
})

test.for([
  ['PUT', { title: 'Ice', url: `${ORIGIN}/ice` }],
  ['PATCH', { closedAt: '2026-01-01T00:00:00.000Z' }],
] as const)('who came before the page is sent on by %s', async ([method, body]) => {
  const reader = await listen(pageKey)
  await admin(method, at('/page'), body)
  await isSentOn(reader)
})

test('who waits at the new name of a page is sent there', async () => {
  await say()
  const key = `${pageKey}/renamed`
  const reader = await listen(key)
  await admin('PATCH', at('/page'), { key })
  await isSentOn(reader)
})

test('who waits at the name of an empty page that is merged is sent to the other', async () => {
  const into = `${pageKey}/other`
  await send('POST', '/sites/paper/comments', { ...DRAFT, pageKey: into })
  const reader = await listen(pageKey)
  await react('moving', undefined, pageKey)
  await admin('POST', '/pages/merge', { from: pageKey, into })
  await isSentOn(reader)
})

test('what its owner says of a page is told to who reads it', async () => {
  await say()
  const reader = await listen(pageKey)
  await reader.hears(() => expect(reader.of('hello')).toHaveLength(1))
  await admin('PUT', at('/page'), { title: 'Ice', url: `${ORIGIN}/ice` })
  await reader.hears(() => expect(reader.of('changed')).toHaveLength(1))
})
