import { linksIn } from '../richtext/links-in.ts'
import { fact, hold, type Check } from './check.ts'

/** WordPress's `comment_max_links`: from so many links on, the website among them. */
export const links: Check = {
  name: 'links',
  ask: ({ settings, words }) => {
    if (settings.maxLinks === null) return undefined
    const count = linksIn(words.content).length + (words.website === null ? 0 : 1)
    return count >= settings.maxLinks ? hold(fact(`${count} ${count === 1 ? 'link' : 'links'}`)) : undefined
  },
}
