import { env } from 'cloudflare:workers'
import { SignJWT } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { encryptSecret } from '../crypto/site-secret.ts'
import { expectProblem } from '../testing/client.ts'
import { accept, countStored, openSite, say, SECRET, verdictOn } from '../testing/posting.ts'

const KEY = 'a key of the owner’s site, long enough to sign with'

beforeEach(async () => {
  await openSite({ moderation: 'first' })
  await env.DB.prepare("INSERT INTO site_secrets (site_id, name, value) VALUES ('paper', 'member-token-key', ?)")
    .bind(await encryptSecret(SECRET, 'paper', 'member-token-key', KEY))
    .run()
})

const memberToken = (claims: object, key = KEY) =>
  new SignJWT({ name: 'Neema Joseph', email: 'neema@paper.example', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('42')
    .setAudience('baraza:paper')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(key))

const as = async (claims: object = {}, key?: string) => ({ 'Baraza-Member': await memberToken(claims, key) })

test('a member writes under the name that the site vouches for, whatever the form says', async () => {
  const { comment } = await accept({ name: 'Somebody else', body: 'One' }, await as())
  expect(comment.author).toMatchObject({ name: 'Neema Joseph', role: 'reader' })
  expect(await verdictOn(comment.id)).toMatchObject({ status: 'pending', check: 'first-comment' })
})

test('and is the same author every time, also twice at once', async () => {
  const other = await accept({ body: 'Before', email: 'other@example.org' })
  const headers = await as()
  const posted = await Promise.all(['One', 'Two', 'Three'].map((body) => accept({ body }, headers)))
  expect(new Set(posted.map(({ comment }) => comment.author?.id))).toHaveProperty('size', 1)
  const { id } = (await env.DB.prepare('SELECT id FROM authors WHERE member_id IS NOT NULL').first<{ id: string }>())!
  expect(posted[0]!.comment.author?.id).toBe(id)
  expect(id).not.toBe(other.comment.author?.id)
})

test('staff have their badge and are published', async () => {
  const { comment } = await accept({}, await as({ role: 'staff', name: 'The Editor' }))
  expect(comment).toMatchObject({ status: 'approved', author: { name: 'The Editor', role: 'staff' } })
})

test('whom nobody vouches for stores nothing', async () => {
  await expectProblem(await say({}, await as({}, 'another key that is long enough to be one')), 'member-token-invalid')
  await expectProblem(await say({}, { 'Baraza-Member': 'no token' }), 'member-token-invalid')
  expect(await countStored()).toBe(0)
})

test('who shows a token need not say who writes', async () => {
  const { comment } = await accept({ name: undefined, email: undefined, body: 'Only words' }, await as())
  expect(comment.author).toMatchObject({ name: 'Neema Joseph', website: null })
})

test('what a form says beside a token is passed over, even where it could not be stored', async () => {
  const draft = { name: '', email: 'no address', website: 'javascript:alert(1)', body: 'One' }
  const { comment } = await accept(draft, await as())
  expect(comment.author).toMatchObject({ name: 'Neema Joseph', website: null })
})

test('the words of a member are looked at as everybody’s', async () => {
  const { errors } = await expectProblem(await say({ body: '' }, await as()), 'invalid-request')
  expect(errors).toMatchObject([{ path: 'body', code: 'required' }])
})

test('without a token name and email are required', async () => {
  const { errors } = await expectProblem(await say({ name: undefined, email: undefined }), 'invalid-request')
  expect(errors!.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(['email required', 'name required'])
})

test.for(['', 'no token', 'a.b.c'])(
  'a token that is none (“%s”) publishes nothing under a typed name',
  async (token) => {
    await expectProblem(await say({ name: 'Asha' }, { 'Baraza-Member': token }), 'member-token-invalid')
    await expectProblem(
      await say({ name: undefined, email: undefined }, { 'Baraza-Member': token }),
      'member-token-invalid',
    )
    expect(await countStored()).toBe(0)
  },
)
