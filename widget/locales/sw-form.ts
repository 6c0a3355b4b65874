import type { FormMessages } from './form-messages.ts'

const SETUP = 'Maoni hayajawekwa kwa anwani hii. Tafadhali mjulishe mwenye tovuti.'
const GONE = 'Maoni hayo hayapo tena. Maneno yako yamehifadhiwa.'

export const messages: FormMessages = {
  title: 'Acha Jibu',
  replyTo: ['Acha Jibu kwa ', ''],
  cancelReply: 'Ghairi jibu',
  emailNote: 'Barua pepe yako haitachapishwa.',
  requiredNote: 'Sehemu za lazima zimewekwa alama',
  labels: { body: 'Maoni', name: 'Jina', email: 'Barua pepe', website: 'Tovuti' },
  hint: 'Unaweza kutumia *msisitizo*, **herufi nzito**, > nukuu, `msimbo` na viungo.',
  remember: 'Hifadhi jina langu, barua pepe na tovuti katika kivinjari hiki kwa mara nyingine nitakapotoa maoni.',
  post: 'Tuma Maoni',
  posting: 'Inatuma…',
  save: 'Hifadhi',
  saving: 'Inahifadhi…',
  cancel: 'Ghairi',
  offline: 'Huna mtandao. Tuma utakaporudi mtandaoni; hakuna kitakachopotea.',
  draftSaved: (age) => `Rasimu imehifadhiwa katika kivinjari hiki${age && `, ${age}`}`,
  charactersLeft: (left, figure) =>
    `${Math.abs(left) === 1 ? 'I' : 'Zi'}me${left < 0 ? 'zidi' : 'baki'} herufi ${figure}`,
  errors: {
    body: 'Andika maoni yako kwanza.',
    name: 'Andika jina lako.',
    email: 'Andika anwani kamili, kama jina@example.org.',
    website: 'Andika anwani ya tovuti, kama example.org, au acha wazi.',
  },
  tooShort: 'Andika zaidi kidogo.',
  tooLong: (figure) => `Tumia herufi zisizozidi ${figure}.`,
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
    offline: 'Muunganisho umeshindikana. Maneno yako yamehifadhiwa; jaribu tena utakapokuwa mtandaoni.',
  },
}
