import type { Token } from 'markdown-it'
import type { Block } from '../../shared/rich-text.ts'
import { append, isBlank, toInlines } from './inlines.ts'

/** Blocks up to the token that closes them. Calls itself no deeper than MAX_DEPTH, which the parser has seen to. */
export const toBlocks = (tokens: Iterator<Token>, close?: string): Block[] => {
  const blocks: Block[] = []
  for (let next = tokens.next(); !next.done && next.value.type !== close; next = tokens.next()) {
    const token = next.value
    if (token.type === 'inline') blocks.push(...paragraph(token))
    else if (token.type === 'hr') blocks.push({ type: 'paragraph', children: [token.markup] })
    else if (token.type === 'fence') blocks.push(...code(token))
    else if (token.type === 'blockquote_open') blocks.push(...quote(toBlocks(tokens, 'blockquote_close')))
    else if (token.type === 'bullet_list_open') blocks.push(...bulletList(items(tokens, 'bullet_list_close')))
    else if (token.type === 'ordered_list_open') blocks.push(...orderedLists(items(tokens, 'ordered_list_close')))
  }
  return blocks
}

const paragraph = (token: Token): Block[] => {
  const children = toInlines(token.children ?? [])
  return isBlank(children) ? [] : [{ type: 'paragraph', children }]
}

const quote = (children: Block[]): Block[] => (children.length > 0 ? [{ type: 'quote', children }] : [])

/** The name of a language, on a fence that was closed: a programmer's. Anything else on that line are somebody's words. */
const LANGUAGE = /^[a-z][a-z0-9+#.-]*$/

const code = ({ info, content, map }: Token): Block[] => {
  const [start, end] = map ?? [0, 0]
  const isClosed = content.endsWith('\n') && end - start === content.split('\n').length + 1
  const first = info.trim()
  const isLanguage = isClosed && LANGUAGE.test(first) && content.trim() !== ''
  const text = (first && !isLanguage ? `${first}\n${content}` : content).replace(/\n$/, '')
  return isBlank([text]) ? [] : [{ type: 'code', text }]
}

/** An item of a list; `number` and `delimiter` as typed, where it has them. */
type Item = { number: string; delimiter: string; children: Block[] }

const items = (tokens: Iterator<Token>, close: string): Item[] => {
  const found: Item[] = []
  for (let next = tokens.next(); !next.done && next.value.type !== close; next = tokens.next()) {
    const { info, markup } = next.value
    found.push({ number: info, delimiter: markup, children: toBlocks(tokens, 'list_item_close') })
  }
  return found
}

const bulletList = (found: Item[]): Block[] => {
  const filled = found.map(({ children }) => children).filter((children) => children.length > 0)
  return filled.length > 0 ? [{ type: 'list', ordered: false, items: filled }] : []
}

/**
 * Lists that count as their author did. CommonMark counts on from the first number, and would make a 1987 of the 1990 in
 * "1986. A great year. / 1990. A better one.": a number that does not follow begins a new list. All ones (or zeros) are the
 * writer's way to leave the counting to us. A number with nothing behind it ("What year was it?" "1984.") is no list.
 */
const orderedLists = (found: Item[]): Block[] => {
  const [first] = found
  const counted = Number(first?.number) <= 1 && found.every(({ number }) => number === first?.number)
  const blocks: Block[] = []
  let expected: number | undefined
  for (const { number, delimiter, children } of found) {
    const last = blocks.at(-1)
    if (!isKept(number) || children.length === 0) {
      blocks.push(...asText(`${number}${delimiter}`, children))
    } else if (last?.type === 'list' && (counted || Number(number) === expected)) {
      last.items.push(children)
    } else {
      const start = Number(number)
      blocks.push({ type: 'list', ordered: true, ...(start === 1 ? {} : { start }), items: [children] })
    }
    expected = Number(number) + 1
  }
  return blocks
}

/** Whether the number can be told from its value: not with leading zeros. */
const isKept = (number: string) => String(Number(number)) === number

const asText = (marker: string, [first, ...rest]: Block[]): Block[] => {
  const children: Extract<Block, { type: 'paragraph' }>['children'] = []
  if (first?.type !== 'paragraph')
    return [{ type: 'paragraph', children: [marker] }, ...(first ? [first] : []), ...rest]
  append(children, `${marker} `)
  for (const inline of first.children) {
    if (typeof inline === 'string') append(children, inline)
    else children.push(inline)
  }
  return [{ type: 'paragraph', children }, ...rest]
}
