import type { Messages } from './messages.ts'

export const messages: Messages = {
  comments: 'Comments',
  leaveReply: 'Leave a Reply',
  sort: 'Sort',
  sorts: { best: 'Best', newest: 'Newest', oldest: 'Oldest' },

  roles: { author: 'Author', staff: 'Staff' },
  justNow: 'just now',
  edited: 'edited',
  replyingTo: 'replying to',
  reply: 'Reply',
  replyTo: (name) => `Reply to ${name}`,
  awaiting: 'Your comment is awaiting moderation.',
  deleted: 'This comment was deleted by its author.',
  removed: 'This comment was removed by a moderator.',

  moreReplies: (count, figure) => `Show ${figure} more ${count === 1 ? 'reply' : 'replies'}`,
  moreComments: 'More comments',
  toGo: (_count, figure) => `${figure} to go`,

  empty: 'Nobody has replied yet. You could be the first.',
  closed: (date) => `Comments closed on ${date}.`,
  notLoaded: 'The comments did not arrive.',
  notLoadedHint: 'The connection may be slow. What you have written is kept.',
  tryAgain: 'Try again',
  formNotLoaded: 'The form did not arrive.',
  notSetUp: 'Comments are not set up here:',
  pin: 'Pinned',
}
