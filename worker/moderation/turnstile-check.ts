import { fact, hold, type Check } from './check.ts'

/** A reader whose check did not work is read by a moderator and never turned away. */
export const turnstileCheck: Check = {
  name: 'turnstile',
  ask: ({ arrival }) => {
    if (arrival.turnstile === 'failed') return hold(fact('Turnstile takes the sender for a machine'))
    return arrival.turnstile === 'unreachable' ? hold(fact('Turnstile did not answer')) : undefined
  },
}
