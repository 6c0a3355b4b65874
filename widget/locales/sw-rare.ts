import type { RareMessages } from './rare-messages.ts'

const SETUP = 'Maoni hayajawekwa kwa anwani hii. Tafadhali mjulishe mwenye tovuti.'
const GONE = 'Maoni hayo hayapo tena. Maneno yako yamehifadhiwa.'

export const messages: RareMessages = {
  shown: (_count, figure) => `Maoni ${figure} zaidi`,
  surge: 'Watu wengi kuliko kawaida wanaandika hapa. Maoni mapya yanasubiri msimamizi.',
  commentingAs: 'Unatoa maoni kama',
  linked: 'Maoni uliyofuata kiungo chake',
  linkedUnknown: 'Maoni uliyofuata kiungo chake hayapo tena.',
  edit: 'Hariri',
  delete: 'Futa',
  reallyDelete: 'Futa maoni haya?',
  yes: 'Ndiyo',
  keep: 'Usifute',
  changeable: (_minutes, figure) => `Unaweza kuyabadilisha kwa dakika ${figure} zaidi.`,
  notChanged: 'Haikufaulu. Jaribu tena.',
  published: 'Maoni yako yamechapishwa.',
  nowDeleted: 'Maoni yako yamefutwa.',
  nowEdited: 'Maoni yako yamebadilishwa.',
  save: 'Hifadhi',
  saving: 'Inahifadhi…',
  cancel: 'Ghairi',
  charactersLeft: (left, figure) =>
    `${Math.abs(left) === 1 ? 'I' : 'Zi'}me${left < 0 ? 'zidi' : 'baki'} herufi ${figure}`,
  errors: {
    body: 'Andika maoni yako kwanza.',
    name: 'Andika jina lako.',
    email: 'Andika anwani kamili, kama jina@example.org.',
    website: 'Andika anwani ya tovuti, kama example.org, au acha wazi.',
  },
  refusals: {
    'too-short': () => 'Andika zaidi kidogo.',
    'too-long': (figure) => `Tumia herufi zisizozidi ${figure}.`,
  },
  problems: {
    'invalid-request': 'Kuna kitu hapa hakikukubaliwa. Maneno yako yamehifadhiwa; yaangalie ujaribu tena.',
    'origin-not-allowed': SETUP,
    'site-not-found': SETUP,
    'author-token-wrong': 'Maoni haya yanaweza kubadilishwa tu katika kivinjari yalikotumwa.',
    'edit-window-closed': 'Muda wa kubadilisha maoni haya umekwisha.',
    'comment-not-found': GONE,
    'parent-not-found': GONE,
    'parent-not-published': GONE,
    'page-closed': 'Ukurasa huu haupokei maoni tena. Maneno yako yamehifadhiwa.',
    'member-token-invalid': 'Hujaingia tena katika tovuti hii. Maneno yako yamehifadhiwa: ingia tena uyatume.',
    'name-reserved': 'Jina hili ni la mtu wa tovuti hii. Chagua jingine.',
    'challenge-failed': 'Ukaguzi kwamba mwandishi ni mtu haukufaulu. Maneno yako yamehifadhiwa; jaribu tena.',
    'conversation-closed': 'Mazungumzo haya hayapokei majibu tena. Maneno yako yamehifadhiwa.',
    'duplicate-comment': 'Umeshasema hili hapa.',
    'too-many-requests': 'Umeandika haraka sana. Maneno yako yamehifadhiwa; jaribu tena baada ya dakika.',
    'internal-error': 'Kuna hitilafu upande wetu. Maneno yako yamehifadhiwa; jaribu tena baada ya muda mfupi.',
  },
}
