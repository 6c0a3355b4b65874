import { EXCERPT_LENGTH } from './limits.ts'
import type { Block, Inline, RichText } from './rich-text.ts'

/**
 * The words of a comment without its marks, each block, item and line on a line of its own: for previews, mails and search.
 * Numbers of lists are words, because their author typed them. Keeps its own stack, so that no depth is too deep for it.
 */
export const plainText = (content: RichText): string => {
  let text = ''
  const todo: (Block | Inline)[] = lines(content).reverse()
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    const words = typeof node === 'string' ? node : inside(node)
    if (typeof words === 'string') text += words
    else for (let i = words.length - 1; i >= 0; i--) todo.push(words[i]!)
  }
  return text
}

/** The beginning on one line, cut at a whole character; what is cut ends with an ellipsis. */
export const excerptOf = (content: RichText, most = EXCERPT_LENGTH): string => cut(plainText(content), most)

/** The beginning of a text, in the same way. */
export function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  // Half of a surrogate pair is no character.
  const end = /[\uD800-\uDBFF]/.test(line[most - 2]!) ? most - 2 : most - 1
  return `${line.slice(0, end).trimEnd()}…`
}

const inside = (node: Exclude<Block | Inline, string>): string | (Block | Inline)[] => {
  switch (node.type) {
    case 'code':
      return node.text
    case 'break':
      return '\n'
    case 'quote':
      return lines(node.children)
    case 'list': {
      const { ordered, start = 1, items } = node
      return items.flatMap((item, i) => [...(i ? ['\n'] : []), ...(ordered ? [`${start + i}. `] : []), ...lines(item)])
    }
    default:
      return node.children
  }
}

const lines = (blocks: readonly Block[]): (Block | Inline)[] =>
  blocks.flatMap((block, i) => (i ? ['\n', block] : [block]))
