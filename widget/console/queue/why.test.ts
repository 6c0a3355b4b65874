import { expect, test } from 'vitest'
import type { CommentStatus } from '../../../shared/comment.ts'
import { messages } from '../locales/en.ts'
import { commentOf, settingOf } from '../testing/setting.ts'
import { sayWhy } from './why.ts'

const setting = settingOf()

/** What a moderator reads of a comment that these facts have moved a rule about. */
function why(status: CommentStatus, checkName: string | null, ...texts: string[]) {
  const facts = texts.map((text) => ({ field: null, start: null, end: null, text }))
  return sayWhy(setting, commentOf('c1', { status, checkName, facts }))
}

/** As worker/moderation says it, for every rule and every fact that it knows. */
const TABLE: [status: CommentStatus, check: string, facts: string[], sentence: string][] = [
  ['approved', 'staff', [], 'Approved: by the site’s own people'],
  ['approved', 'no-objection', [], 'Approved: no rule objected'],
  [
    'spam',
    'honeypot',
    ['The hidden field was filled in: http://a.example'],
    'Spam: it filled in a field that people do not see (http://a.example)',
  ],
  ['spam', 'blocked', ['The author is blocked'], 'Spam: the author is blocked'],
  ['spam', 'blocked', ['The email’s domain is blocked'], 'Spam: the email’s domain is blocked'],
  ['spam', 'block-words', ['casino'], 'Spam: words on your block list (casino)'],
  ['spam', 'akismet', ['Akismet takes it for spam'], 'Spam: Akismet takes it for spam'],
  ['spam', 'akismet', ['Akismet is sure that it is spam'], 'Spam: Akismet is sure that it is spam'],
  ['spam', 'ban', [], 'Spam: its author was banned'],
  ['pending', 'hold-all', [], 'Held: every comment is read first'],
  [
    'pending',
    'timeout',
    ['The author is held until 2026-01-03T12:00:00.000Z'],
    `Held: told to pause until ${setting.formats.date('2026-01-03T12:00:00.000Z', 'short')}`,
  ],
  [
    'pending',
    'surge',
    ['The page gets far more new authors than usual'],
    'Held: the page gets far more new authors than usual',
  ],
  ['pending', 'site-flood', ['63 comments on the site in a minute'], 'Held: 63 comments on the site in a minute'],
  ['pending', 'too-fast', ['Written in 0.2 seconds'], 'Held: written in 0.2 seconds'],
  [
    'pending',
    'too-fast',
    ['It did not come from a form of this page'],
    'Held: it did not come from a form of this page',
  ],
  [
    'pending',
    'turnstile',
    ['Turnstile takes the sender for a machine'],
    'Held: Turnstile takes the sender for a machine',
  ],
  ['pending', 'turnstile', ['Turnstile did not answer'], 'Held: Turnstile did not answer'],
  ['pending', 'links', ['1 link'], 'Held: 1 link'],
  ['pending', 'links', ['3 links'], 'Held: 3 links'],
  [
    'pending',
    'contact-bait',
    ['phone', 'phone', 'invitation'],
    'Held: looks like bait for a contact (a phone number, an invitation)',
  ],
  [
    'pending',
    'contact-bait',
    ['link', 'address', 'promise'],
    'Held: looks like bait for a contact (a link to a chat, an address, a promise)',
  ],
  // An entry of the owner's own is said as it was written.
  ['pending', 'hold-words', ['phone', 'Idiot', 'phone'], 'Held: words on your list (phone, Idiot)'],
  ['pending', 'akismet-unreachable', ['Akismet did not answer'], 'Held: Akismet did not answer'],
  ['pending', 'first-comment', [], 'Held: a device that has no approved comment yet'],
  ['pending', 'reports', ['3 reports: spam 2, other 1'], 'Held: readers reported it (spam 2, other 1)'],
  // Of a newer server.
  ['pending', 'full-moon', ['The moon is full'], 'Held: full-moon (The moon is full)'],
]

test.for(TABLE)('%s, by the rule %s, with %j', ([status, check, facts, sentence]) =>
  expect(why(status, check, ...facts)).toBe(sentence),
)

test('no rule is without a sentence of its own', () =>
  expect(new Set(TABLE.map(([, check]) => check))).toEqual(new Set([...Object.keys(messages.checks), 'full-moon'])))

test('what a moderator has decided since is not said to be for the reason why it was held', () => {
  expect(why('approved', 'links', '3 links')).toBe('Approved. Held before: 3 links')
  expect(why('rejected', 'first-comment')).toBe('Rejected. Held before: a device that has no approved comment yet')
  expect(why('approved', 'akismet', 'Akismet takes it for spam')).toBe(
    'Approved. Taken for spam before: Akismet takes it for spam',
  )
  expect(why('rejected', 'no-objection')).toBe('Rejected')
  expect(why('spam', null)).toBe('Spam')
})
