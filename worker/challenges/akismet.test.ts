import { expect, test } from 'vitest'
import { NO_ANSWERS, thirdParty } from '../testing/third-party.ts'
import type { AkismetComment } from './akismet-comment.ts'
import { checkAkismet, tellAkismet, verifyAkismetKey, type AkismetVerdict } from './akismet.ts'

/** Long enough for an answer that comes, however busy the machine; what never comes is waited for less. */
const PATIENT = 30_000
const IMPATIENT = 50

const SITE = { apiKey: 'the key', blog: 'https://paper.example/', timeoutMs: PATIENT }
const COMMENT: AkismetComment = {
  type: 'comment',
  author: 'Asha Mwangi',
  content: 'Ice & snow = cold?',
  createdAt: Date.UTC(2026, 10, 24, 12),
}
const says = (text: string, headers: HeadersInit = {}) => thirdParty(() => new Response(text, { headers }))

test.for<[what: string, text: string, headers: Record<string, string>, verdict: AkismetVerdict, help: string | null]>([
  ['true', 'true', {}, 'spam', null],
  ['true, and a tip', 'true', { 'X-akismet-pro-tip': 'discard' }, 'blatant-spam', null],
  ['true, and another tip', 'true', { 'X-akismet-pro-tip': 'keep' }, 'spam', null],
  ['false', 'false', {}, 'ham', null],
  ['false, and a tip', 'false', { 'X-akismet-pro-tip': 'discard' }, 'ham', null],
  ['false in a line', 'false\n', {}, 'ham', null],
  ['false, and that the account is at its end', 'false', { 'X-akismet-alert-msg': 'Pay' }, 'ham', 'Pay'],
  ['invalid', 'invalid', { 'X-akismet-debug-help': 'No "user_ip"' }, 'unreachable', 'No "user_ip"'],
  ['invalid, endlessly', 'invalid', { 'X-akismet-debug-help': 'x'.repeat(999) }, 'unreachable', 'x'.repeat(300)],
  ['something else', 'TRUE', {}, 'unreachable', null],
])('when Akismet says %s', async ([, text, headers, verdict, help]) => {
  expect(await checkAkismet({ ...SITE, ...says(text, headers) }, COMMENT)).toEqual({ verdict, help })
})

test.for(NO_ANSWERS)('nobody knows when Akismet %s', async ([, answer]) => {
  const { fetch } = thirdParty(answer)
  const unreachable = { verdict: 'unreachable', help: null }
  const hasty = { ...SITE, fetch, timeoutMs: IMPATIENT }
  expect(await checkAkismet(hasty, COMMENT)).toEqual(unreachable)
  expect(await tellAkismet(hasty, COMMENT, 'spam')).toEqual(unreachable)
  expect(await verifyAkismetKey(hasty)).toEqual(unreachable)
})

test('Akismet is told no more than is given', async () => {
  const { fetch, asked } = says('false')
  await checkAkismet({ ...SITE, fetch }, COMMENT)
  expect(asked[0]!.url).toBe('https://rest.akismet.com/1.1/comment-check')
  expect(asked[0]!.headers.get('Content-Type')).toMatch(/^application\/x-www-form-urlencoded/)
  expect(asked[0]!.headers.get('User-Agent')).toBe('Baraza')
  expect(fieldsIn(asked[0]!.body)).toEqual({
    api_key: 'the key',
    blog: 'https://paper.example/',
    blog_charset: 'UTF-8',
    comment_type: 'comment',
    comment_author: 'Asha Mwangi',
    comment_content: 'Ice & snow = cold?',
    comment_date_gmt: '2026-11-24T12:00:00.000Z',
  })
})

test('Akismet is told all that is given, under its own names', async () => {
  const { fetch, asked } = says('false')
  await checkAkismet(
    { ...SITE, fetch, language: 'en, sw', isTest: true, endpoint: 'https://proxy.example/1.1' },
    {
      ...COMMENT,
      type: 'reply',
      userIp: '203.0.113.77',
      userAgent: 'Browser/1',
      referrer: 'https://paper.example/ice',
      permalink: 'https://paper.example/ice',
      email: 'asha@example.org',
      website: 'https://asha.example/',
      pagePublishedAt: Date.UTC(2026, 10, 23),
      honeypot: 'filled by a robot',
      recheckReason: 'edit',
    },
  )
  expect(asked[0]!.url).toBe('https://proxy.example/1.1/comment-check')
  expect(fieldsIn(asked[0]!.body)).toMatchObject({
    blog_lang: 'en, sw',
    is_test: 'true',
    user_ip: '203.0.113.77',
    user_agent: 'Browser/1',
    referrer: 'https://paper.example/ice',
    permalink: 'https://paper.example/ice',
    comment_type: 'reply',
    comment_author_email: 'asha@example.org',
    comment_author_url: 'https://asha.example/',
    comment_post_modified_gmt: '2026-11-23T00:00:00.000Z',
    honeypot_field_name: 'baraza_honeypot',
    baraza_honeypot: 'filled by a robot',
    recheck_reason: 'edit',
  })
})

test('a moderator who decides otherwise is heard', async () => {
  const { fetch, asked } = says('Thanks for making the web a better place.')
  for (const decided of ['spam', 'ham'] as const)
    expect(await tellAkismet({ ...SITE, fetch }, COMMENT, decided)).toEqual({ verdict: 'taken', help: null })
  expect(asked.map(({ url }) => url)).toEqual([
    'https://rest.akismet.com/1.1/submit-spam',
    'https://rest.akismet.com/1.1/submit-ham',
  ])
  await checkAkismet({ ...SITE, fetch }, COMMENT)
  expect(new Set(asked.map(({ body }) => body)).size).toBe(1)
  expect((await tellAkismet({ ...SITE, ...says('Invalid API key.') }, COMMENT, 'ham')).verdict).toBe('unreachable')
})

test('an owner learns whether the key is right, and what is wrong with it', async () => {
  const { fetch, asked } = says('valid')
  expect(await verifyAkismetKey({ ...SITE, fetch })).toEqual({ verdict: 'valid', help: null })
  expect(asked[0]!.url).toBe('https://rest.akismet.com/1.1/verify-key')
  expect(fieldsIn(asked[0]!.body)).toMatchObject({ api_key: 'the key', blog: 'https://paper.example/' })
  const help = 'We were unable to parse your blog URI'
  expect(await verifyAkismetKey({ ...SITE, ...says('invalid', { 'X-akismet-debug-help': help }) })).toEqual({
    verdict: 'invalid',
    help,
  })
})

const fieldsIn = (body: string) => Object.fromEntries(new URLSearchParams(body))
