import MarkdownIt from 'markdown-it'
import type { MarkdownIt as Parser, StateBlock } from 'markdown-it'
import { stockRule } from './stock-rule.ts'

/** Quotes and lists inside each other. Nobody reads deeper, and a phone has no room for it. */
export const MAX_DEPTH = 6

type Rule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean

/**
 * markdown-it's own containers, with doubts. A line which they are not given is a line of a paragraph, markers and all, and
 * so nothing that was written gets lost.
 */
export const blockRules = (md: Parser) => {
  const { ruler } = md.block
  ruler.at('blockquote', container('blockquote', NOT_A_QUOTE), { alt: ['paragraph', 'blockquote', 'list'] })
  ruler.at('list', container('list', NOT_AN_ITEM), { alt: ['paragraph', 'blockquote'] })
  ruler.at('fence', unless(NOT_A_FENCE, stock('fence')), { alt: ['paragraph', 'blockquote', 'list'] })
  ruler.before('paragraph', 'not_lazy', notLazy, { alt: ['paragraph', 'blockquote'] })
}

/** `>50%`, `>= 18` and `>:(` */
const NOT_A_QUOTE = /^>[\d=:;]/

/** `+ 1 for that` and `007. Bond`, whose zeros a list would drop. */
const NOT_AN_ITEM = /^(?:\+|0\d)/

/** `~~~ My two cents ~~~` */
const NOT_A_FENCE = /^~/

const stock = (name: string): Rule => stockRule(new MarkdownIt.ParserBlock().ruler, name)

const unless =
  (exception: RegExp, rule: Rule): Rule =>
  (state, line, endLine, silent) => {
    const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    return !exception.test(state.src.slice(begin, begin + 2)) && rule(state, line, endLine, silent)
  }

/** Counts how deep we are, because markdown-it's own `maxNesting` drops what is deeper, and because each level is a call. */
const container = (name: string, exception: RegExp): Rule => {
  const rule = unless(exception, stock(name))
  return (state, line, endLine, silent) => {
    const env = state.env as { depth: number }
    if (env.depth === MAX_DEPTH) return false
    if (silent) return rule(state, line, endLine, silent)
    env.depth++
    const found = rule(state, line, endLine, silent)
    env.depth--
    return found
  }
}

/**
 * A line without its own `>` or indentation is not part of the quote or item above it, which CommonMark's "lazy continuation"
 * says it is: who quotes a line and answers it on the next would find the answer in the other's mouth.
 */
const notLazy: Rule = (state, line, _endLine, silent) =>
  silent && (state.parentType === 'blockquote' || (state.sCount[line] ?? 0) < state.blkIndent)
