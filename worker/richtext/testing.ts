import type { Block, Inline, RichText } from '../../shared/rich-text.ts'

/** What is measured of a tree. `depth` counts quotes and lists around a block, `marks` the marks around a text. */
export type Census = {
  depth: number
  marks: number
  nodes: number
  urls: string[]
  strings: string[]
  faults: string[]
}

/** Looks at every node of a tree, and notes what is not in normal form. */
export const census = (content: RichText): Census => {
  const found: Census = { depth: 0, marks: 0, nodes: 0, urls: [], strings: [], faults: [] }
  visitBlocks(content, 0, found)
  return found
}

const visitBlocks = (blocks: Block[], depth: number, found: Census) => {
  found.depth = Math.max(found.depth, depth)
  for (const block of blocks) {
    found.nodes++
    if (block.type === 'paragraph') visitInlines(block.children, [], found)
    if (block.type === 'code') found.strings.push(block.text)
    if (block.type === 'quote') visitContainer(block.children, depth, found)
    if (block.type === 'list') {
      if (block.items.length === 0) found.faults.push('list without items')
      for (const item of block.items) visitContainer(item, depth, found)
    }
  }
}

const visitContainer = (blocks: Block[], depth: number, found: Census) => {
  if (blocks.length === 0) found.faults.push('empty container')
  visitBlocks(blocks, depth + 1, found)
}

const visitInlines = (inlines: Inline[], marks: string[], found: Census) => {
  if (inlines.length === 0) found.faults.push('no children')
  found.marks = Math.max(found.marks, marks.length)
  for (const [i, inline] of inlines.entries()) {
    found.nodes++
    if (typeof inline === 'string') {
      found.strings.push(inline)
      if (inline === '') found.faults.push('empty string')
      if (inline.includes('\n')) found.faults.push('newline in a text')
      if (typeof inlines[i - 1] === 'string') found.faults.push('neighbouring strings')
    } else if (inline.type === 'code') {
      found.strings.push(inline.text)
    } else if (inline.type !== 'break') {
      if (marks.includes(inline.type)) found.faults.push(`${inline.type} in itself`)
      if (inline.type === 'link') found.urls.push(inline.url)
      visitInlines(inline.children, [...marks, inline.type], found)
    }
  }
}
