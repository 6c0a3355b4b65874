import type { FormMessages } from './form-messages.ts'

const SETUP = 'Comments are not set up for this address. Please tell the site’s owner.'
const GONE = 'That comment is no longer there. Your words are kept.'

export const messages: FormMessages = {
  title: 'Leave a Reply',
  replyTo: ['Leave a Reply to ', ''],
  cancelReply: 'Cancel reply',
  emailNote: 'Your email address will not be published.',
  requiredNote: 'Required fields are marked',
  labels: { body: 'Comment', name: 'Name', email: 'Email', website: 'Website' },
  hint: 'You may use *emphasis*, **strong**, > quote, `code` and links.',
  remember: 'Save my name, email, and website in this browser for the next time I comment.',
  post: 'Post Comment',
  posting: 'Posting…',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  offline: 'You are offline. Post when you are back; nothing is lost.',
  draftSaved: (age) => `Draft saved in this browser${age && `, ${age}`}`,
  charactersLeft: (left, figure) =>
    `${figure} ${Math.abs(left) === 1 ? 'character' : 'characters'} ${left < 0 ? 'too many' : 'left'}`,
  errors: {
    body: 'Write your comment first.',
    name: 'Enter your name.',
    email: 'Enter a full address, like name@example.org.',
    website: 'Enter a web address, like example.org, or leave this empty.',
  },
  tooShort: 'Write a little more.',
  tooLong: (figure) => `Use at most ${figure} characters.`,
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
    'name-reserved': 'This name belongs to somebody of the site. Choose another.',
    'challenge-failed': 'The check that a person writes did not work. Your words are kept; try again.',
    'conversation-closed': 'This conversation takes no more replies. Your words are kept.',
    'duplicate-comment': 'You have said this here already.',
    'too-many-requests': 'That was quick. Your words are kept; try again in a minute.',
    'internal-error': 'Something went wrong on our side. Your words are kept; try again in a moment.',
    offline: 'The connection failed. Your words are kept; try again when you are online.',
  },
}
