import { describe, expect, test } from 'vitest'
import type { CommentStatus } from '../../shared/comment.ts'
import { SiteSettings, type Moderation } from '../../shared/site.ts'
import { parseMarkdown } from '../richtext/parse.ts'
import { NO_ARRIVAL, type Arrival, type Context, type ProvenAuthor } from './check.ts'
import { CHECKS, moderate } from './index.ts'
import { compileWords } from './words/compile.ts'
import { openWords } from './words/open.ts'

const NOW = Date.UTC(2026, 10, 25)
const waiting: ProvenAuthor = { approvedCount: 0, role: 'reader', isVerified: false, timeoutUntil: null }
const known = { ...waiting, approvedCount: 1 }
const staff: ProvenAuthor = { ...waiting, role: 'staff' }

interface Case {
  settings?: Partial<SiteSettings>
  author?: ProvenAuthor | null
  arrival?: Partial<Arrival>
  words?: { name?: string; email?: string; website?: string | null; body?: string }
  hold?: string
  block?: string
}

/** A stranger's ordinary comment on a site that holds nothing, but for what the case says. */
function contextOf({ settings, author = null, arrival, words, hold, block }: Case): Context {
  const body = words?.body ?? 'The quarrels have moved.'
  return {
    settings: SiteSettings.parse({ moderation: 'none', ...settings }),
    words: { name: 'Asha', email: 'asha@example.org', website: null, ...words, body, content: parseMarkdown(body) },
    holdList: hold === undefined ? null : openWords(compileWords(hold)),
    blockList: block === undefined ? null : openWords(compileWords(block)),
    author,
    arrival: { ...NO_ARRIVAL, ...arrival },
    now: NOW,
  }
}

const judge = (given: Case) => moderate(contextOf(given))

test.for<[Moderation, ProvenAuthor | null, CommentStatus, check: string]>([
  ['all', null, 'pending', 'hold-all'],
  ['all', known, 'pending', 'hold-all'],
  ['all', staff, 'approved', 'staff'],
  ['first', null, 'pending', 'first-comment'],
  ['first', waiting, 'pending', 'first-comment'],
  ['first', known, 'approved', 'no-objection'],
  ['none', null, 'approved', 'no-objection'],
])('a site that holds %s, an author %j: %s by %s', ([moderation, author, status, check]) => {
  expect(judge({ settings: { moderation }, author })).toEqual({ status, check, facts: [] })
})

const links = (count: number) => Array.from({ length: count }, (_, i) => `[a](https://a${i}.example)`).join(' ')

test.for<[what: string, Case, CommentStatus, check: string, fact?: string]>([
  ['a filled trap', { arrival: { trap: '555' } }, 'spam', 'honeypot', 'The hidden field was filled in: 555'],
  ['a blocked network', { arrival: { block: { kind: 'network' } } }, 'spam', 'blocked', 'The network is blocked'],
  ['a blocked regular', { author: known, arrival: { block: { kind: 'email' } } }, 'spam', 'blocked'],
  ['staff in a blocked network', { author: staff, arrival: { block: { kind: 'ip' } } }, 'approved', 'staff'],
  ['Akismet’s spam', { arrival: { akismet: 'spam' } }, 'spam', 'akismet'],
  ['no answer from Akismet', { arrival: { akismet: 'unreachable' } }, 'pending', 'akismet-unreachable'],
  ['Akismet’s ham', { arrival: { akismet: 'ham' } }, 'approved', 'no-objection'],
  ['a regular who is told to pause', { author: { ...known, timeoutUntil: NOW + 1 } }, 'pending', 'timeout'],
  ['a pause that is over', { author: { ...known, timeoutUntil: NOW } }, 'approved', 'no-objection'],
  ['a stranger in a surge', { arrival: { isSurge: true } }, 'pending', 'surge'],
  ['a regular in a surge', { author: known, arrival: { isSurge: true } }, 'approved', 'no-objection'],
  ['too many on the site', { settings: { perMinute: 5 }, arrival: { siteRate: 5 } }, 'pending', 'site-flood'],
  ['nearly too many', { settings: { perMinute: 5 }, arrival: { siteRate: 4 } }, 'approved', 'no-objection'],
  ['any number', { settings: { perMinute: null }, arrival: { siteRate: 999 } }, 'approved', 'no-objection'],
  [
    'two seconds',
    { settings: { minSeconds: 3 }, arrival: { formAge: 2_000 } },
    'pending',
    'too-fast',
    'Written in 2.0 seconds',
  ],
  ['three seconds', { settings: { minSeconds: 3 }, arrival: { formAge: 3_000 } }, 'approved', 'no-objection'],
  [
    'no form',
    { settings: { minSeconds: 3 }, arrival: { formAge: null } },
    'pending',
    'too-fast',
    'It did not come from a form of this page',
  ],
  ['no form, not asked', { settings: { minSeconds: 0 }, arrival: { formAge: null } }, 'approved', 'no-objection'],
  [
    'a regular’s quick answer',
    { settings: { minSeconds: 3 }, author: known, arrival: { formAge: 900 } },
    'approved',
    'no-objection',
  ],
  ['a failed Turnstile', { arrival: { turnstile: 'failed' } }, 'pending', 'turnstile'],
  ['a silent Turnstile', { arrival: { turnstile: 'unreachable' } }, 'pending', 'turnstile'],
  ['one link', { words: { body: links(1) } }, 'approved', 'no-objection'],
  ['two links', { words: { body: links(2) } }, 'pending', 'links', '2 links'],
  ['a link and a website', { words: { body: links(1), website: 'https://a.example' } }, 'pending', 'links', '2 links'],
  ['links in a quote and a list', { words: { body: `> ${links(1)}\n\n- ${links(1)}` } }, 'pending', 'links'],
  ['links in code', { words: { body: `\`${links(3)}\`` } }, 'approved', 'no-objection'],
  ['any number of links', { settings: { maxLinks: null }, words: { body: links(9) } }, 'approved', 'no-objection'],
  ['a number to call', { words: { body: 'Call or WhatsApp me on +255 712 345 678' } }, 'pending', 'contact-bait'],
  ['a word to hold', { hold: 'quarrel', words: {} }, 'pending', 'hold-words', 'quarrel'],
  ['a word to hold in a look-alike', { hold: 'casino', words: { body: 'ｃаѕіno' } }, 'pending', 'hold-words'],
  ['a word to block', { block: 'quarrel' }, 'spam', 'block-words', 'quarrel'],
  ['a word in the address', { block: '@bad.example', words: { email: 'a@bad.example' } }, 'spam', 'block-words'],
  ['blocked and held', { hold: 'quarrel', block: 'moved', author: known }, 'spam', 'block-words'],
])('%s: %s', ([, given, status, check, text]) => {
  const verdict = judge(given)
  expect(verdict).toMatchObject({ status, check })
  if (text !== undefined) expect(verdict.facts.map((fact) => fact.text)).toContain(text)
})

describe('the words that moved a rule', () => {
  test('can be shown in the comment as it was written', () => {
    const body = 'Visit the Cäsi\u200bno today'
    const [fact] = judge({ hold: 'casino', words: { body } }).facts
    expect(fact).toMatchObject({ field: 'body', text: 'casino' })
    expect(body.slice(fact!.start!, fact!.end!)).toBe('Cäsi\u200bno')
  })
})

test('each check has a name of its own, and can answer', () => {
  const names = CHECKS.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
