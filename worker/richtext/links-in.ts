import type { Block, Inline, RichText } from '../../shared/rich-text.ts'

/** The addresses that a text leads to, as its readers see them: code leads nowhere. */
export const linksIn = (content: RichText): string[] => content.flatMap(inBlock)

function inBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return block.children.flatMap(inInline)
    case 'quote':
      return linksIn(block.children)
    case 'list':
      return block.items.flatMap(linksIn)
    case 'code':
      return []
  }
}

function inInline(inline: Inline): string[] {
  if (typeof inline === 'string' || !('children' in inline)) return []
  return [...(inline.type === 'link' ? [inline.url] : []), ...inline.children.flatMap(inInline)]
}
