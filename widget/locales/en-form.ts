import type { FormMessages } from './form-messages.ts'

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
  offline: 'You are offline. Post when you are back; nothing is lost.',
  draftSaved: (age) => `Draft saved in this browser, ${age}`,
  failed: 'The connection failed. Your words are kept; try again.',
}
