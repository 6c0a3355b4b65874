import type { RareMessages } from './rare-messages.ts'

const SETUP = 'Maoni hayajawekwa kwa anwani hii. Tafadhali mjulishe mwenye tovuti.'
const GONE = 'Maoni hayo hayapo tena. Maneno yako yamehifadhiwa.'

export const messages: RareMessages = {
  edit: 'Hariri',
  delete: 'Futa',
  reallyDelete: 'Futa maoni haya?',
  yes: 'Ndiyo',
  keep: 'Usifute',
  changeable: (_minutes, figure) => `Unaweza kuyabadilisha kwa dakika ${figure} zaidi.`,
  notChanged: 'Haikufaulu. Jaribu tena.',
  nowDeleted: 'Maoni yako yamefutwa.',
  nowEdited: 'Maoni yako yamebadilishwa.',
  save: 'Hifadhi',
  saving: 'Inahifadhi…',
  cancel: 'Ghairi',
  charactersLeft: (left, figure) =>
    `${Math.abs(left) === 1 ? 'I' : 'Zi'}me${left < 0 ? 'zidi' : 'baki'} herufi ${figure}`,
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
    'name-reserved': 'Jina hili ni la mtu wa tovuti hii. Chagua jingine.',
    'challenge-failed': 'Ukaguzi kwamba mwandishi ni mtu haukufaulu. Maneno yako yamehifadhiwa; jaribu tena.',
    'conversation-closed': 'Mazungumzo haya hayapokei majibu tena. Maneno yako yamehifadhiwa.',
    'duplicate-comment': 'Umeshasema hili hapa.',
    'too-many-requests': 'Umeandika haraka sana. Maneno yako yamehifadhiwa; jaribu tena baada ya dakika.',
    'internal-error': 'Kuna hitilafu upande wetu. Maneno yako yamehifadhiwa; jaribu tena baada ya muda mfupi.',
  },
}
