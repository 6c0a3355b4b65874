import type { AdminComment, Fact } from '../../../shared/admin.ts'
import type { CommentStatus } from '../../../shared/comment.ts'
import type { Setting } from '../view-element.ts'

/** Rules whose one fact says what they say and more exactly: `2 links` in place of "links". */
const EXACT = [
  'blocked',
  'akismet',
  'timeout',
  'surge',
  'site-flood',
  'too-fast',
  'turnstile',
  'links',
  'akismet-unreachable',
]

/** What rules make of a comment; all that are not here hold it. */
const RULED: Record<string, CommentStatus> = {
  staff: 'approved',
  'no-objection': 'approved',
  honeypot: 'spam',
  blocked: 'spam',
  'block-words': 'spam',
  akismet: 'spam',
  ban: 'spam',
}

type Words = Pick<Setting, 'messages' | 'formats'>

/** The rule that decided, and in parentheses what moved it, each thing once: `words on your list (idiot)`. */
export function sayReason(words: Words, check: string, facts: readonly Fact[]): string {
  const said = [...new Set(facts.map(({ text }) => sayFact(words, check, text)))].join(', ')
  if (said && EXACT.includes(check)) return said
  const reason = words.messages.checks[check] ?? check
  return said ? `${reason} (${said})` : reason
}

/** As it goes on after a colon. The server says facts in English. */
function sayFact({ messages, formats }: Words, check: string, text: string): string {
  switch (check) {
    case 'contact-bait':
      return messages.bait[text] ?? text
    // `3 reports: spam 2, other 1`, and what a machine wrote into the hidden field.
    case 'reports':
    case 'honeypot':
      return text.replace(/^.*?: /, '')
    case 'timeout': {
      const until = /\d{4}-\d\d-\d\dT\S+/.exec(text)?.[0]
      return until ? small(messages.queue.timeout(formats.date(until, 'short'))) : text
    }
    default:
      return EXACT.includes(check) ? small(text) : text
  }
}

/** Without the capital of a sentence, which names keep. */
const small = (sentence: string) => sentence.replace(/^(?!Akismet|Turnstile)./, (letter) => letter.toLowerCase())

/**
 * `Held: 2 links`. The rule is the one that decided last: where the status is another than it gives, a moderator has decided
 * since, and why it was held is a thing of the past.
 */
export function sayWhy(words: Words, { checkName, facts, status }: AdminComment): string {
  const { why, whyBefore } = words.messages.queue
  if (checkName === null) return why[status]
  const ruled = RULED[checkName] ?? 'pending'
  const reason = sayReason(words, checkName, facts)
  if (ruled === status) return `${why[status]}: ${reason}`
  return ruled === 'pending' || ruled === 'spam' ? `${why[status]}. ${whyBefore[ruled]}: ${reason}` : why[status]
}
