import type { LiveMessages } from './live-messages.ts'

export const messages: LiveMessages = {
  newComments: (_count, figure) => `Maoni mapya ${figure}`,
  newReplies: (count, figure) => (count === 1 ? 'Jibu jipya 1' : `Majibu mapya ${figure}`),
  reading: (count, figure) => (count === 1 ? 'Mtu 1 anasoma sasa' : `Watu ${figure} wanasoma sasa`),
}
