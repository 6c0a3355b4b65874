import type { LiveMessages } from './live-messages.ts'

const plural = (one: string, many: string) => (count: number, figure: string) => `${figure} ${count === 1 ? one : many}`

export const messages: LiveMessages = {
  newComments: plural('new comment', 'new comments'),
  newReplies: plural('new reply', 'new replies'),
  reading: plural('person is reading now', 'people are reading now'),
}
