import { toSpam, type Check } from './check.ts'
import { findEntries } from './find-entries.ts'

export const blockWords: Check = {
  name: 'block-words',
  ask: ({ blockList, words }) => {
    const facts = findEntries(blockList, words)
    return facts.length > 0 ? toSpam(...facts) : undefined
  },
}
