import { fact, hold, type Check } from './check.ts'

/** Somebody else's outage lets nothing through, and refuses nothing. */
export const akismetSilent: Check = {
  name: 'akismet-unreachable',
  ask: ({ arrival }) => (arrival.akismet === 'unreachable' ? hold(fact('Akismet did not answer')) : undefined),
}
