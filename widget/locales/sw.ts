import type { Messages } from './messages.ts'

export const messages: Messages = {
  comments: 'Maoni',
  leaveReply: 'Toa maoni',
  sort: 'Panga',
  sorts: { best: 'Bora', newest: 'Mapya', oldest: 'Ya zamani' },

  roles: { author: 'Mwandishi', staff: 'Mhariri' },
  justNow: 'sasa hivi',
  edited: 'yamehaririwa',
  replyingTo: 'akimjibu',
  reply: 'Jibu',
  replyTo: (name) => `Jibu ${name}`,
  awaiting: 'Maoni yako yanasubiri kukaguliwa.',
  deleted: 'Maoni haya yamefutwa na aliyeyaandika.',
  removed: 'Maoni haya yameondolewa na msimamizi.',

  moreReplies: (count, figure) => (count === 1 ? 'Onyesha jibu 1 zaidi' : `Onyesha majibu ${figure} zaidi`),
  moreComments: 'Maoni zaidi',
  toGo: (_count, figure) => `yamebaki ${figure}`,

  empty: 'Bado hakuna maoni. Unaweza kuwa wa kwanza.',
  closed: (date) => `Maoni yalifungwa tarehe ${date}.`,
  notLoaded: 'Maoni hayakufika.',
  notLoadedHint: 'Huenda mtandao ni wa polepole. Uliyoandika yamehifadhiwa.',
  tryAgain: 'Jaribu tena',
  formNotLoaded: 'Fomu haikufika.',
  notSetUp: 'Maoni hayajawekwa hapa:',
  pin: 'Imebandikwa juu',
}
