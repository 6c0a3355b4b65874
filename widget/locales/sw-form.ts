import type { FormMessages } from './form-messages.ts'

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
  offline: 'Huna mtandao. Tuma utakaporudi mtandaoni; hakuna kitakachopotea.',
  draftSaved: (age) => `Rasimu imehifadhiwa katika kivinjari hiki, ${age}`,
  failed: 'Muunganisho umeshindikana. Maneno yako yamehifadhiwa; jaribu tena.',
}
