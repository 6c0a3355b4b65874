import type { Token } from 'markdown-it'
import type { Inline } from '../../shared/rich-text.ts'
import { isVisible } from '../../shared/visible.ts'

type Mark = 'strong' | 'emphasis' | 'strikethrough' | 'link'

const OPENED: Record<string, Mark> = {
  strong_open: 'strong',
  em_open: 'emphasis',
  s_open: 'strikethrough',
  link_open: 'link',
}

/**
 * How deep inlines can get. No counter is needed: a mark inside the same mark says nothing new, so each appears once on the way
 * down, which is also why links do not nest.
 */
export const MAX_MARKS = new Set(Object.values(OPENED)).size

/** A mark that is open. One that changes nothing (see above) has no `mark` and writes into its parent's children. */
type Frame = { mark?: Mark; url?: string; title?: string; children: Inline[] }

/** markdown-it's flat tokens as a tree, without recursion. */
export const toInlines = (tokens: readonly Token[]): Inline[] => {
  const root: Inline[] = []
  const open: Frame[] = []
  for (const token of tokens) {
    const children = open.at(-1)?.children ?? root
    const mark = OPENED[token.type]
    if (mark) open.push(opened(token, mark, open, children))
    else if (token.nesting < 0) closed(open.pop(), open.at(-1)?.children ?? root)
    else if (token.type === 'code_inline') children.push({ type: 'code', text: token.content })
    else if (token.type === 'softbreak' || token.type === 'hardbreak') children.push({ type: 'break' })
    else append(children, token.content)
  }
  return root
}

/** Adds text, so that no two strings are ever neighbours. */
export const append = (children: Inline[], text: string) => {
  const last = children.at(-1)
  if (typeof last === 'string') children[children.length - 1] = last + text
  else if (text) children.push(text)
}

const opened = (token: Token, mark: Mark, open: readonly Frame[], parent: Inline[]): Frame => {
  const url = String(token.attrGet('href') ?? '')
  if (open.some((frame) => frame.mark === mark) || (mark === 'link' && !url)) return { children: parent }
  return { mark, url, title: String(token.attrGet('title') ?? ''), children: [] }
}

const closed = (frame: Frame | undefined, parent: Inline[]) => {
  if (!frame?.mark) return
  const { mark, url = '', title, children } = frame
  if (mark !== 'link') {
    if (children.length > 0) parent.push({ type: mark, children })
    return
  }
  // A link that nobody can see is a trap, or a picture without a description.
  parent.push({ type: 'link', url, children: isBlank(children) ? [url] : children })
  if (title) append(parent, ` (${title})`)
}

/** Whether there is nothing to see. */
export const isBlank = (inlines: readonly Inline[]): boolean =>
  inlines.every((inline) => {
    if (typeof inline === 'string') return !isVisible(inline)
    if (inline.type === 'break') return true
    if (inline.type === 'code') return !isVisible(inline.text)
    return isBlank(inline.children)
  })
