import type { Fact } from '../../shared/admin.ts'
import type { Block, Inline } from '../../shared/rich-text.ts'
import { fact, hold, type Check } from './check.ts'

/** WordPress's `comment_max_links`: from so many links on, the website among them. */
export const links: Check = {
  name: 'links',
  ask: ({ settings, words }) => {
    if (settings.maxLinks === null) return undefined
    const count = words.content.reduce((sum, block) => sum + inBlock(block), 0) + (words.website === null ? 0 : 1)
    return count >= settings.maxLinks ? hold(linksFact(count)) : undefined
  },
}

const linksFact = (count: number): Fact => fact(`${count} ${count === 1 ? 'link' : 'links'}`)

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

function inBlock(block: Block): number {
  switch (block.type) {
    case 'paragraph':
      return sum(block.children.map(inInline))
    case 'quote':
      return sum(block.children.map(inBlock))
    case 'list':
      return sum(block.items.flat().map(inBlock))
    case 'code':
      return 0
  }
}

function inInline(inline: Inline): number {
  if (typeof inline === 'string' || !('children' in inline)) return 0
  return (inline.type === 'link' ? 1 : 0) + sum(inline.children.map(inInline))
}
