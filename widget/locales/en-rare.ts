import type { RareMessages } from './rare-messages.ts'

const SETUP = 'Comments are not set up for this address. Please tell the site’s owner.'
const GONE = 'That comment is no longer there. Your words are kept.'

export const messages: RareMessages = {
  shown: (count, figure) => `${figure} ${count === 1 ? 'comment' : 'comments'} more`,
  surge: 'Far more people than usual are writing here. New comments wait for a moderator.',
  commentingAs: 'Commenting as',
  linked: 'The comment you followed a link to',
  linkedUnknown: 'The comment you followed a link to is not here any more.',
  edit: 'Edit',
  delete: 'Delete',
  reallyDelete: 'Delete this comment?',
  yes: 'Yes',
  keep: 'Keep',
  changeable: (minutes, figure) => `You can change it for another ${figure} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  notChanged: 'That did not work. Try again.',
  published: 'Your comment is published.',
  nowDeleted: 'Your comment is deleted.',
  nowEdited: 'Your comment is changed.',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  charactersLeft: (left, figure) =>
    `${figure} ${Math.abs(left) === 1 ? 'character' : 'characters'} ${left < 0 ? 'too many' : 'left'}`,
  errors: {
    body: 'Write your comment first.',
    name: 'Enter your name.',
    email: 'Enter a full address, like name@example.org.',
    website: 'Enter a web address, like example.org, or leave this empty.',
  },
  refusals: {
    'too-short': () => 'Write a little more.',
    'too-long': (figure) => `Use at most ${figure} characters.`,
  },
  problems: {
    'invalid-request': 'Something here was not accepted. Your words are kept; check them and try again.',
    'origin-not-allowed': SETUP,
    'site-not-found': SETUP,
    'author-token-wrong': 'Only the browser that posted this comment can change it.',
    'edit-window-closed': 'The time for changing this comment is over.',
    'comment-not-found': GONE,
    'parent-not-found': GONE,
    'parent-not-published': GONE,
    'page-closed': 'This page takes no more comments. Your words are kept.',
    'member-token-invalid':
      'You are not logged in on this site any more. Your words are kept: log in again and post them.',
    'name-reserved': 'This name belongs to somebody of the site. Choose another.',
    'challenge-failed': 'The check that a person writes did not work. Your words are kept; try again.',
    'conversation-closed': 'This conversation takes no more replies. Your words are kept.',
    'duplicate-comment': 'You have said this here already.',
    'too-many-requests': 'That was quick. Your words are kept; try again in a minute.',
    'internal-error': 'Something went wrong on our side. Your words are kept; try again in a moment.',
  },
}
