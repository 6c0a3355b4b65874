import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FormTicket } from '../../shared/comment.ts'
import { SiteSettings } from '../../shared/site.ts'
import { signFormStamp } from '../challenges/form-stamp.ts'
import { encryptSecret } from '../crypto/site-secret.ts'
import { expectProblem, request } from '../testing/client.ts'
import { solve } from '../testing/solve.ts'
import { accept, countStored, openSite, say, SECRET, verdictOn } from '../testing/posting.ts'

beforeEach(async () => {
  vi.restoreAllMocks()
  await openSite()
})

describe('the form', () => {
  const ticket = async () => FormTicket.parse(await (await request('/sites/paper/form?pageKey=/ice')).json())

  test('gives a stamp that is never cached', async () => {
    const response = await request('/sites/paper/form?pageKey=/ice')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ challenge: null, turnstileSiteKey: null })
  })

  test.for<[string, () => Promise<object>, string]>([
    ['none', async () => ({}), 'It did not come from a form of this page'],
    ['a made-up one', async () => ({ stamp: 'x.y' }), 'It did not come from a form of this page'],
    [
      'one of another page',
      async () => ({ stamp: await signFormStamp(SECRET, 'paper', '/bread', Date.now() - 9e3) }),
      'It did not come from a form of this page',
    ],
  ])('without a stamp of the page, %s, a stranger is held', async ([, make, text]) => {
    await openSite({ minSeconds: 3 })
    const { comment } = await accept(await make())
    expect(await verdictOn(comment.id)).toEqual({ status: 'pending', check: 'too-fast', facts: [text] })
  })

  test.for([
    ['at once: held', 0, 'pending', 'too-fast'],
    ['after two seconds: not held', 2_000, 'approved', 'no-objection'],
  ] as const)('by default, what comes %s', async ([, age, status, check]) => {
    await openSite({ minSeconds: SiteSettings.parse({}).minSeconds })
    const { comment } = await accept({ stamp: await signFormStamp(SECRET, 'paper', '/ice', Date.now() - age) })
    expect(await verdictOn(comment.id)).toMatchObject({ status, check })
  })

  test('by default, who has no stamp is held and not refused: old widgets, programs', async () => {
    await openSite({ minSeconds: SiteSettings.parse({}).minSeconds })
    const { comment } = await accept({})
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'pending', check: 'too-fast' })
  })

  test('that was open for a while lets through', async () => {
    await openSite({ minSeconds: 3 })
    const { comment } = await accept({ stamp: await signFormStamp(SECRET, 'paper', '/ice', Date.now() - 9_000) })
    expect(comment.status).toBe('approved')
  })

  test('with its hidden field filled in came from a machine', async () => {
    const { comment } = await accept({ fax: '+255' })
    expect(comment.status).toBe('pending')
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'spam', check: 'honeypot' })
  })

  test('asks for work where the site wants it', async () => {
    await openSite({ proofOfWork: true })
    await expectProblem(await say({}), 'challenge-failed')
    const { challenge } = await ticket()
    const proof = { challenge, solution: { counter: 1, derivedKey: '0'.repeat(64) } }
    await expectProblem(await say({ proof }), 'challenge-failed')
    expect(await countStored()).toBe(0)
  })

  test('takes the work once, also when it is sent twice at once', async () => {
    await openSite({ proofOfWork: true })
    const { challenge } = await ticket()
    const proof = { challenge, solution: await solve(challenge!) }
    const answers = await Promise.all(['One', 'Two', 'Three'].map((body) => say({ body, proof })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403])
    expect(await countStored()).toBe(1)
    expect(await env.DB.prepare('SELECT count(*) AS count FROM authors').first('count')).toBe(1)
  })

  test('gives the same request its answer again, work and all', async () => {
    await openSite({ proofOfWork: true })
    const { challenge } = await ticket()
    const draft = { body: 'Once', proof: { challenge, solution: await solve(challenge!) } }
    const key = { 'Idempotency-Key': 'a-key-of-its-own' }
    const answers = await Promise.all([1, 2, 3].map(() => accept(draft, key)))
    expect(new Set(answers.map(({ comment }) => comment.id))).toHaveProperty('size', 1)
  })
})

describe('third parties', () => {
  const answerWith = (answer: () => Response | Promise<Response>) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer())
  const setSecret = async (name: 'turnstile-secret-key' | 'akismet-key') =>
    env.DB.prepare("INSERT INTO site_secrets (site_id, name, value) VALUES ('paper', ?, ?)")
      .bind(name, await encryptSecret(SECRET, 'paper', name, 'a key'))
      .run()

  test.for<[string, () => Response, string, string]>([
    ['says yes', () => Response.json({ success: true, hostname: 'paper.example' }), 'approved', 'no-objection'],
    ['says no', () => Response.json({ success: false }), 'pending', 'turnstile'],
    ['is down', () => new Response('', { status: 503 }), 'pending', 'turnstile'],
  ])('Turnstile %s', async ([, answer, status, check]) => {
    await openSite({ turnstileSiteKey: 'site-key' })
    await setSecret('turnstile-secret-key')
    answerWith(answer)
    const { comment } = await accept({ turnstileToken: 'token' })
    expect(await verdictOn(comment.id)).toMatchObject({ status, check })
  })

  test('Turnstile without the owner’s key holds, and asks nobody', async () => {
    await openSite({ turnstileSiteKey: 'site-key' })
    const asked = answerWith(() => Response.json({ success: true }))
    const { comment } = await accept({ turnstileToken: 'token' })
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'pending', check: 'turnstile' })
    expect(asked).not.toHaveBeenCalled()
  })

  test.for<[string, () => Response, string, string]>([
    ['says spam', () => new Response('true'), 'spam', 'akismet'],
    ['says ham', () => new Response('false'), 'approved', 'no-objection'],
    ['is down', () => new Response('', { status: 500 }), 'pending', 'akismet-unreachable'],
  ])('Akismet %s', async ([, answer, status, check]) => {
    await openSite({ akismet: true })
    await setSecret('akismet-key')
    answerWith(answer)
    const { comment } = await accept({})
    expect(await verdictOn(comment.id)).toMatchObject({ status, check })
  })

  test('are not told what is settled without them', async () => {
    await openSite({ akismet: true })
    await setSecret('akismet-key')
    const asked = answerWith(() => new Response('false'))
    await accept({ fax: 'x' })
    expect(asked).not.toHaveBeenCalled()
  })
})
