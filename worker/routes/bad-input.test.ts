import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { DRAFT, expectProblem, list, post, send } from '../testing/client.ts'
import { reset, seedSite } from '../testing/seed.ts'

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
})

const REFUSED: [what: string, change: Record<string, unknown>, path: string, code: string][] = [
  ['an absent name', { name: undefined }, 'name', 'required'],
  ['an empty name', { name: '' }, 'name', 'required'],
  ['a name of spaces', { name: ' \t ' }, 'name', 'required'],
  ['a name that nobody can see', { name: '\u200b\u2800\u3164' }, 'name', 'required'],
  ['a name of turning marks only', { name: '\u202e\u2066' }, 'name', 'required'],
  ['a name that is too long', { name: 'x'.repeat(101) }, 'name', 'too-long'],
  ['a number for a name', { name: 7 }, 'name', 'invalid'],
  ['null for a name', { name: null }, 'name', 'invalid'],
  ['half a character in a name', { name: 'a\ud800' }, 'name', 'invalid'],
  ['an absent email', { email: undefined }, 'email', 'required'],
  ['an email without a domain', { email: 'asha@example' }, 'email', 'invalid'],
  ['two emails', { email: 'a@b.example, c@d.example' }, 'email', 'invalid'],
  ['an email with a line break', { email: 'a@b.example\nBcc: c@d.example' }, 'email', 'invalid'],
  [
    'an email that is too long',
    { email: `${'x'.repeat(60)}@${'y'.repeat(60)}.${'z'.repeat(60)}.${'y'.repeat(60)}.${'y'.repeat(60)}.example` },
    'email',
    'too-long',
  ],
  ['an object for an email', { email: { a: 1 } }, 'email', 'invalid'],
  ['a scripted website', { website: 'javascript:alert(1)' }, 'website', 'invalid'],
  ['a website with a password', { website: 'https://a:b@evil.example' }, 'website', 'invalid'],
  ['a website without a scheme', { website: 'example.org' }, 'website', 'invalid'],
  ['a website that is too long', { website: `https://a.example/${'x'.repeat(200)}` }, 'website', 'too-long'],
  ['an absent body', { body: undefined }, 'body', 'required'],
  ['an empty body', { body: '' }, 'body', 'required'],
  ['a body of white space', { body: ' \n\t\u3000\u00a0' }, 'body', 'required'],
  ['a body of NUL', { body: '\0\0' }, 'body', 'required'],
  ['a body over the site’s limit', { body: 'x'.repeat(5001) }, 'body', 'too-long'],
  ['a body over every limit', { body: 'x'.repeat(20_001) }, 'body', 'too-long'],
  ['half a character in a body', { body: 'a\udfff' }, 'body', 'invalid'],
  ['an array for a body', { body: ['a'] }, 'body', 'invalid'],
  ['an absent page', { pageKey: undefined }, 'pageKey', 'required'],
  ['a page key that is too long', { pageKey: 'x'.repeat(501) }, 'pageKey', 'too-long'],
  ['a scripted page', { pageUrl: 'javascript:alert(1)' }, 'pageUrl', 'invalid'],
  ['a number for a parent', { parentId: 7 }, 'parentId', 'invalid'],
  ['an unknown field', { status: 'approved' }, 'status', 'unknown'],
  ['another unknown field', { constructor: { a: 1 } }, 'constructor', 'unknown'],
]

test.for(REFUSED)('%s is refused by name, and nothing is stored', async ([, change, path, code]) => {
  const problem = await expectProblem(
    await send('POST', '/sites/paper/comments', { ...DRAFT, ...change }),
    'invalid-request',
  )
  expect(problem.errors?.map(({ path, code }) => ({ path, code }))).toContainEqual({ path, code })
  expect(await stored()).toEqual([0, 0, 0])
})

test('__proto__ changes nothing', async () => {
  const body = JSON.stringify(DRAFT).replace('{', '{"__proto__":{"status":"approved","isAdmin":true},')
  await expectProblem(await send('POST', '/sites/paper/comments', body), 'invalid-request')
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  expect(await stored()).toEqual([0, 0, 0])
})

test('says everything that is wrong at once', async () => {
  const { errors } = await expectProblem(
    await send('POST', '/sites/paper/comments', { pageKey: 'a' }),
    'invalid-request',
  )
  expect(errors?.map(({ path }) => path).sort()).toEqual(['body', 'email', 'name'])
})

describe('text comes back as it was sent', () => {
  test.for<[string]>([
    ['Ada'],
    ['نورة السالم'],
    ['Siân ap Dafydd'],
    ['李小龍'],
    ['👩🏽‍🚀 Zuri'],
    ['O’Neill & <b>Sons</b>'],
    ["Robert'); DROP TABLE comments;--"],
    ['__proto__'],
    ['Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A'],
  ])('%s', async ([name]) => {
    await post({ name, body: name, website: 'https://en.example/wiki/Ünï?q=ä#x' })
    const [comment] = (await list()).comments
    expect(comment!.author).toMatchObject({ name, website: 'https://en.example/wiki/Ünï?q=ä#x' })
    const words = JSON.stringify(comment!.content)
    if (!name.includes('__')) expect(words).toContain(JSON.stringify(name).slice(1, -1))
  })

  test('trimmed, and without NUL and what turns the line around', async () => {
    await post({ name: ' \u202eAsha\u2066 M\0faume\u200f ', body: '\n  Hello\0 there  \n' })
    expect((await list()).comments[0]).toMatchObject({
      author: { name: 'Asha Mfaume' },
      content: [{ type: 'paragraph', children: ['Hello there'] }],
    })
  })

  test('an empty website is none', async () => {
    await post({ website: '  ' })
    expect((await list()).comments[0]!.author!.website).toBeNull()
  })

  test('page keys of any kind name one page each', async () => {
    const keys = [
      '/a',
      '/a/',
      '/A',
      'https://paper.example/a?b=c&d=%20',
      '__proto__',
      'constructor',
      'ü',
      '%',
      "'--",
      '7',
    ]
    for (const pageKey of keys) await post({ pageKey })
    for (const pageKey of keys) expect((await list(pageKey)).page).toMatchObject({ key: pageKey, commentCount: 1 })
  })
})

const stored = () =>
  Promise.all(
    ['comments', 'authors', 'pages'].map((table) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')),
  )
