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
  edit: 'Hariri',
  delete: 'Futa',
  reallyDelete: 'Futa maoni haya?',
  yes: 'Ndiyo',
  keep: 'Usifute',
  awaiting: 'Maoni yako yanasubiri kukaguliwa.',
  changeable: (_minutes, figure) => `Unaweza kuyabadilisha kwa dakika ${figure} zaidi.`,
  deleted: 'Maoni haya yamefutwa na aliyeyaandika.',
  removed: 'Maoni haya yameondolewa na msimamizi.',

  moreReplies: (count, figure) => (count === 1 ? 'Onyesha jibu 1 zaidi' : `Onyesha majibu ${figure} zaidi`),
  moreComments: 'Maoni zaidi',
  toGo: (_count, figure) => `yamebaki ${figure}`,
  linked: 'Maoni uliyofuata kiungo chake',
  linkedUnknown: 'Maoni uliyofuata kiungo chake hayapo tena.',

  empty: 'Bado hakuna maoni. Unaweza kuwa wa kwanza.',
  closed: (date) => `Maoni yalifungwa tarehe ${date}.`,
  notLoaded: 'Maoni hayakufika.',
  notLoadedHint: 'Huenda mtandao ni wa polepole. Uliyoandika yamehifadhiwa.',
  tryAgain: 'Jaribu tena',
  notMore: 'Hayakufika. Jaribu tena.',
  notChanged: 'Haikufaulu. Jaribu tena.',
  formNotLoaded: 'Fomu haikufika.',

  said: {
    published: 'Maoni yako yamechapishwa.',
    awaiting: 'Maoni yako yanasubiri kukaguliwa.',
    edited: 'Maoni yako yamebadilishwa.',
    deleted: 'Maoni yako yamefutwa.',
    shown: (_count, figure) => `Maoni ${figure} zaidi`,
  },

  problems: {
    'site-not-found': 'Maoni hayajawekwa hapa: seva haifahamu tovuti ya jina hili.',
    'origin-not-allowed': 'Maoni hayajawekwa hapa: anwani hii haimo katika mipangilio ya tovuti.',
    'invalid-request': 'Maoni hayajawekwa hapa: seva haielewi jina la ukurasa huu.',
    'edit-window-closed': 'Muda wa kubadilisha maoni haya umekwisha.',
    'author-token-wrong': 'Kivinjari hiki hakiwezi tena kubadilisha maoni haya.',
  },
}
