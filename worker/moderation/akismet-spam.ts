import { fact, toSpam, type Check } from './check.ts'

export const akismetSpam: Check = {
  name: 'akismet',
  ask: ({ arrival }) =>
    arrival.akismet === 'spam' || arrival.akismet === 'blatant-spam'
      ? toSpam(fact(arrival.akismet === 'spam' ? 'Akismet takes it for spam' : 'Akismet is sure that it is spam'))
      : undefined,
}
