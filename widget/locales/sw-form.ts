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
  errors: {
    body: 'Andika maoni yako kwanza.',
    name: 'Andika jina lako.',
    email: 'Andika anwani kamili, kama jina@example.org.',
    website: 'Andika anwani ya tovuti, kama example.org, au acha wazi.',
  },
  failed: 'Muunganisho umeshindikana. Maneno yako yamehifadhiwa; jaribu tena.',
  published: 'Maoni yako yamechapishwa.',
  shown: (_count, figure) => `Maoni ${figure} zaidi`,
}
