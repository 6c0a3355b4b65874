import type { Messages } from './messages.ts'

const comments = (count: number, figure: string) => `${figure} ${count === 1 ? 'comment' : 'comments'}`

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
  edit: 'Edit',
  delete: 'Delete',
  reallyDelete: 'Delete this comment?',
  yes: 'Yes',
  keep: 'Keep',
  awaiting: 'Your comment is awaiting moderation.',
  changeable: (minutes, figure) => `You can change it for another ${figure} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  deleted: 'This comment was deleted by its author.',
  removed: 'This comment was removed by a moderator.',

  moreReplies: (count, figure) => `Show ${figure} more ${count === 1 ? 'reply' : 'replies'}`,
  moreComments: 'More comments',
  toGo: (_count, figure) => `${figure} to go`,
  linked: 'The comment you followed a link to',
  linkedUnknown: 'The comment you followed a link to is not here any more.',

  empty: 'Nobody has replied yet. You could be the first.',
  closed: (date) => `Comments closed on ${date}.`,
  notLoaded: 'The comments did not arrive.',
  notLoadedHint: 'The connection may be slow. What you have written is kept.',
  tryAgain: 'Try again',
  notMore: 'They did not arrive. Try again.',
  notChanged: 'That did not work. Try again.',
  formNotLoaded: 'The form did not arrive.',

  said: {
    published: 'Your comment is published.',
    awaiting: 'Your comment is awaiting moderation.',
    edited: 'Your comment is changed.',
    deleted: 'Your comment is deleted.',
    shown: (count, figure) => `${comments(count, figure)} more`,
  },

  problems: {
    'site-not-found': 'Comments are not set up here: the server knows no site of this name.',
    'origin-not-allowed': 'Comments are not set up here: the site’s settings do not list this address.',
    'invalid-request': 'Comments are not set up here: the server does not understand this page’s key.',
    'edit-window-closed': 'The time for changing this comment is over.',
    'author-token-wrong': 'This browser can no longer change this comment.',
  },
}
