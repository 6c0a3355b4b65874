import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { AuthorAnswer, AuthorErasure, NoteAnswer, NoteList } from '../../../shared/admin-authors.ts'
import { bearer, bindings, expectProblem, list, post } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { accept, openSite } from '../../testing/posting.ts'
import { seedModerator, seedSite } from '../../testing/seed.ts'
import { ask } from '../../testing/watching.ts'

let site: ReturnType<typeof moderating>
let posts = 0

beforeEach(async () => {
  site = moderating(await openSite())
})

const write = (draft: object = {}, headers: Record<string, string> = {}) =>
  accept({ body: `Words ${++posts}`, ...draft }, headers)
const authorOf = ({ comment }: Awaited<ReturnType<typeof write>>) => comment.author!.id
const author = async (id: string) => (await answerOf(site.get(`/authors/${id}`), AuthorAnswer)).author
const patch = (id: string, change: object) => site.patch(`/authors/${id}`, change)
const erase = (id: string) => answerOf(site.remove(`/authors/${id}`), AuthorErasure)
const actions = async () =>
  (await env.DB.prepare('SELECT action FROM changes ORDER BY seq').all<{ action: string }>()).results.map(
    ({ action }) => action,
  )

test('an author is shown with address, websites, history and those of the same mailbox', async () => {
  const first = await write({ website: 'https://a.example', email: 'as.ha@gmail.com' })
  await write({ website: 'https://b.example', email: 'as.ha@gmail.com' }, bearer(first.authorToken))
  const device = await write({ name: 'A.', email: 'Asha+x@googlemail.com' })
  await write({ email: 'other@example.org' })
  expect(await author(authorOf(first))).toMatchObject({
    name: 'Asha',
    email: 'as.ha@gmail.com',
    role: 'reader',
    websites: ['https://b.example', 'https://a.example'],
    history: { approvedCount: 2, isBlocked: false },
    notes: [],
    others: [{ id: authorOf(device), name: 'A.', history: { approvedCount: 1 } }],
  })
})

describe('a change of an author', () => {
  test('gives a pause, and ends it', async () => {
    const first = await write()
    const timeoutUntil = new Date(Date.now() + 3_600_000).toISOString()
    await patch(authorOf(first), { timeoutUntil })
    expect((await author(authorOf(first))).history.timeoutUntil).toBe(timeoutUntil)
    expect((await write({}, bearer(first.authorToken))).comment.status).toBe('pending')
    await patch(authorOf(first), { timeoutUntil: null })
    expect((await write({}, bearer(first.authorToken))).comment.status).toBe('approved')
    await patch(authorOf(first), { timeoutUntil: null })
    expect(await actions()).toEqual(['author-changed', 'author-changed'])
  })

  test('is told to readers when it is one that they see', async () => {
    const token = await openSite()
    const first = await write()
    const told: string[] = []
    const PAGE_ROOM = { getByName: (name: string) => ({ tell: async () => void told.push(name) }) }
    const env = { ...bindings, PAGE_ROOM } as unknown as typeof bindings
    const change = async (body: object) => {
      const headers = { ...bearer(token), 'Content-Type': 'application/json' }
      const init = { method: 'PATCH', headers, body: JSON.stringify(body) }
      expect((await ask(`/admin/sites/paper/authors/${authorOf(first)}`, init, env)).status).toBe(200)
    }
    await change({ timeoutUntil: new Date(Date.now() + 3_600_000).toISOString() })
    await change({ role: 'reader' })
    expect(told).toEqual([])
    await change({ role: 'author' })
    expect(told).toHaveLength(1)
  })

  test('that is a pause leaves the badges of old comments as they are', async () => {
    const first = await write()
    await env.DB.prepare("UPDATE comments SET author_role = 'staff'").run()
    await patch(authorOf(first), { timeoutUntil: new Date(Date.now() + 3_600_000).toISOString() })
    expect((await list()).comments[0]!.author!.role).toBe('staff')
  })

  test('gives a badge to what is written and what will be', async () => {
    const first = await write()
    await patch(authorOf(first), { role: 'author' })
    await write({}, bearer(first.authorToken))
    expect((await list()).comments.map(({ author }) => author!.role)).toEqual(['author', 'author'])
    await patch(authorOf(first), { role: 'reader' })
    expect((await list()).comments.map(({ author }) => author!.role)).toEqual(['reader', 'reader'])
  })

  test.for([{ role: 'owner' }, { timeoutUntil: '2020-01-01T00:00:00Z' }, { timeoutUntil: 'soon' }, { name: 'X' }])(
    'to %j is refused',
    async (change) => {
      const first = await write()
      await expectProblem(await patch(authorOf(first), change), 'invalid-request')
      expect(await actions()).toEqual([])
    },
  )
})

describe('notes', () => {
  test('are for moderators, newest first, and can be taken away', async () => {
    const id = authorOf(await write())
    const notes: string[] = []
    for (const body of ['Polite', 'Was asked twice'])
      notes.unshift((await answerOf(site.post(`/authors/${id}/notes`, { body }), NoteAnswer)).note.id)
    const listed = (await answerOf(site.get(`/authors/${id}/notes`), NoteList)).notes
    expect(listed.map(({ id }) => id)).toEqual(notes)
    expect((await author(id)).notes).toEqual(listed)
    expect((await site.remove(`/notes/${notes[0]}`)).status).toBe(204)
    await expectProblem(await site.remove(`/notes/${notes[0]}`), 'note-not-found')
    expect((await author(id)).notes.map(({ body }) => body)).toEqual(['Polite'])
    expect(await actions()).toEqual(['note-added', 'note-added', 'note-removed'])
    await expectProblem(await site.post(`/authors/${id}/notes`, { body: '  ' }), 'invalid-request')
    await expectProblem(await site.post(`/authors/${id}/notes`, { body: 'x'.repeat(2001) }), 'invalid-request')
  })
})

describe('an erased author', () => {
  test('leaves what was said, and nothing that tells who said it', async () => {
    const draft = { name: 'Halima Juma', email: 'halima@hidden.example', website: 'https://halima.example' }
    const first = await write(draft, { 'CF-Connecting-IP': '203.0.113.7', 'Idempotency-Key': crypto.randomUUID() })
    const id = authorOf(first)
    await site.post('/blocks', { kind: 'email', authorId: id })
    await site.post('/blocks', { kind: 'author', authorId: id })
    await answerOf(site.post(`/authors/${id}/notes`, { body: 'Halima of the bakery' }), NoteAnswer)
    const stored = await env.DB.prepare('SELECT email_encrypted, email_hash FROM authors').first<
      Record<string, string>
    >()

    expect(await erase(id)).toEqual({ erasedCount: 1, hasMore: false })
    expect((await list()).comments).toMatchObject([{ author: { id, name: 'Anonymous', website: null } }])
    expect(await author(id)).toMatchObject({ name: 'Anonymous', email: null, websites: [], notes: [], others: [] })
    const tables = ['authors', 'comments', 'author_notes', 'outbox']
    const dump = JSON.stringify(await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`))))
    for (const trace of ['Halima', 'halima', ...Object.values(stored!)]) expect(dump).not.toContain(trace)
    const labels = await env.DB.prepare('SELECT label FROM blocks').all()
    expect(labels.results).toEqual([{ label: null }, { label: null }])
    const hashes = await env.DB.prepare('SELECT email_hash, ip_hash, network_hash, fingerprint FROM comments').first()
    expect(hashes).toEqual({ email_hash: null, ip_hash: null, network_hash: null, fingerprint: '' })
    expect(await erase(id)).toEqual({ erasedCount: 0, hasMore: false })
    expect((await actions()).filter((action) => action === 'author-erased')).toHaveLength(1)
  })

  test('of many comments goes 500 at a time', async () => {
    const first = await write()
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
       INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, created_at)
       SELECT 'c' || i, site_id, page_id, 'c' || i, author_id, 'x', 'reader', 'x', '[]', 0 FROM n, comments WHERE id = ?`,
    )
      .bind(first.comment.id)
      .run()
    expect(await erase(authorOf(first))).toEqual({ erasedCount: 500, hasMore: true })
    expect(await erase(authorOf(first))).toEqual({ erasedCount: 101, hasMore: false })
  })
})

test('authors and notes of another site, and of nobody, are not found', async () => {
  await seedSite({ id: 'other' })
  const other = moderating((await seedModerator({ other: 'owner' }, 'Eve')).token, 'other')
  const { comment } = await post()
  const id = comment.author!.id
  const { note } = await answerOf(site.post(`/authors/${id}/notes`, { body: 'x' }), NoteAnswer)
  for (const [asking, at] of [
    [other, id],
    [site, 'nobody'],
  ] as const) {
    await expectProblem(await asking.get(`/authors/${at}`), 'author-not-found')
    await expectProblem(await asking.get(`/authors/${at}/notes`), 'author-not-found')
    await expectProblem(await asking.patch(`/authors/${at}`, { role: 'staff' }), 'author-not-found')
    await expectProblem(await asking.remove(`/authors/${at}`), 'author-not-found')
    await expectProblem(await asking.post(`/authors/${at}/notes`, { body: 'x' }), 'author-not-found')
  }
  await expectProblem(await other.remove(`/notes/${note.id}`), 'note-not-found')
  expect((await author(id)).notes).toHaveLength(1)
  expect((await list()).comments[0]!.author!.name).toBe('Asha')
})
