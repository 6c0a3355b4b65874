import { hold, type Check } from './check.ts'
import { findEntries } from './find-entries.ts'

export const holdWords: Check = {
  name: 'hold-words',
  ask: ({ holdList, words }) => {
    const facts = findEntries(holdList, words)
    return facts.length > 0 ? hold(...facts) : undefined
  },
}
