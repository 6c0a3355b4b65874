import { fact, toSpam, type Check } from './check.ts'

/** People do not see this field, and browsers are told to leave it alone. */
export const honeypot: Check = {
  name: 'honeypot',
  ask: ({ arrival }) =>
    arrival.trap === '' ? undefined : toSpam(fact(`The hidden field was filled in: ${arrival.trap.slice(0, 60)}`)),
}
