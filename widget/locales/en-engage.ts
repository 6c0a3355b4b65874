import type { EngageMessages } from './engage-messages.ts'

const plural = (one: string, many: string) => (count: number, figure: string) => `${figure} ${count === 1 ? one : many}`

const replies = plural('reply', 'replies')

export const messages: EngageMessages = {
  vote: (figure) => `Recommend, ${figure}`,
  votes: plural('recommendation', 'recommendations'),
  notSent: {
    offline: 'No connection. Try again.',
    'too-many-requests': 'Too fast. Wait a minute.',
    other: 'Not counted. Try again.',
  },
  share: 'Share',
  shareTitle: (name, title) => `${name} on ${title}`,
  copied: 'Copied',
  notCopied: (url) => `Copy it by hand: ${url}`,
  more: (name) => `More about the comment by ${name}`,
  collapse: (count, figure) => `Collapse with ${replies(count, figure)}`,
  replies,
  mute: (name) => `Mute ${name}`,
  muted: ['You have muted ', '.'],
  show: 'Show',
  unmute: 'Unmute',
  isNew: 'New',
  fresh: (_count, figure) => [`${figure} new`, 'since your last visit'],
  nextNew: 'Go to the next new comment',
  quote: 'Quote',
  report: 'Report',
  reportTitle: 'Report this comment',
  reportHint: 'A moderator will read it. Its author is not told who reported it.',
  reason: 'Reason',
  reasons: {
    spam: 'Spam or advertising',
    abuse: 'Insulting or hateful',
    false: 'False or misleading',
    'off-topic': 'Not about this article',
    other: 'Something else',
  },
  note: 'Anything to add?',
  optional: 'Not required',
  cancel: 'Cancel',
  close: 'Close',
  reported: 'Thank you. A moderator will look at it.',
  notReported: {
    offline: 'The report was not sent: there is no connection. Try again.',
    'too-many-requests': 'That was too fast. Wait a minute and try again.',
    other: 'The report did not arrive. Try again.',
  },
  notOpened: 'It did not load. Try again.',
}
