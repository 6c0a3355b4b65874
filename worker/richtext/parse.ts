import type { Inline, RichText } from '../../shared/rich-text.ts'
import { toBlocks } from './blocks.ts'
import { isBlank } from './inlines.ts'
import { markdown } from './markdown.ts'

/** Line ends of every system, and those that word processors leave behind. */
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/** No glyph, no meaning, and not allowed in the XML of feeds. */
const CONTROLS = /[^\P{Cc}\n\t]|[\ufffe\uffff]/gu

/**
 * What an author typed, as the tree that is stored and sent. Takes any string and never throws; the result has no HTML, no
 * address that `toUrl` did not let through, bounded depth, and every word of the source. It is empty only if nothing in the
 * source can be seen.
 */
export const parseMarkdown = (body: string): RichText => {
  const source = body.toWellFormed().replace(LINE_END, '\n').replace(CONTROLS, '')
  if (isBlank([source])) return []
  const blocks = toBlocks(markdown.parse(source, { depth: 0 }).values())
  return blocks.length > 0 ? blocks : verbatim(source)
}

/** Marks around nothing, such as a lone `>` or `-`: somebody meant something by them. */
const verbatim = (source: string): RichText => {
  const lines = source.split('\n').map((line) => line.trim())
  const seen = lines.filter((line) => line !== '')
  return [
    { type: 'paragraph', children: seen.flatMap((line, i): Inline[] => (i ? [{ type: 'break' }, line] : [line])) },
  ]
}
