import { fact, hold, type Check } from './check.ts'

export const timeout: Check = {
  name: 'timeout',
  ask: ({ author, now }) =>
    author?.timeoutUntil && author.timeoutUntil > now
      ? hold(fact(`The author is held until ${new Date(author.timeoutUntil).toISOString()}`))
      : undefined,
}
