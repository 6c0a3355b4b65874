import MarkdownIt from 'markdown-it'
import type { MarkdownIt as Parser, StateInline } from 'markdown-it'
import { stockRule } from './stock-rule.ts'

/** Where CommonMark would surprise somebody who never heard of it. Each rule says whom. */
export const inlineRules = (md: Parser) => {
  md.inline.State = CensoredWords
  md.inline.ruler.at('text', text)
  md.inline.ruler.before('backticks', 'apostrophe', apostrophe)
  md.inline.ruler.at('image', image)
  md.inline.ruler.at('html_inline', tag)
}

/** Every character that some rule of ours begins or ends with, and every place where an address may begin. */
const NEXT = /[\n!*<[\\\]_`~]|(?<![a-z0-9])(?:https?:|www\.)/gi

const text = (state: StateInline, silent: boolean) => {
  NEXT.lastIndex = state.pos
  const end = Math.min(NEXT.exec(state.src)?.index ?? state.posMax, state.posMax)
  if (end === state.pos) return false
  if (!silent) state.pending += state.src.slice(state.pos, end)
  state.pos = end
  return true
}

/** Not letters in general: Chinese or Thai put no spaces between words, so a mark inside a run of letters is meant. */
const SPACED_SCRIPT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{Nd}]/u

/** `f**k this s**t` is not bold, nor is the 3 of `5*3*2` slanted: a mark inside a word is a character. */
class CensoredWords extends MarkdownIt.StateInline {
  override scanDelims(start: number, canSplitWord: boolean) {
    const run = super.scanDelims(start, canSplitWord)
    const inWord =
      SPACED_SCRIPT.test(this.src.charAt(start - 1)) && SPACED_SCRIPT.test(this.src.charAt(start + run.length))
    return inWord ? { ...run, can_open: false, can_close: false } : run
  }
}

/** ``don`t`` and ``can`t`` in one sentence are not code: many keyboards make the grave accent easier than the apostrophe. */
const apostrophe = (state: StateInline, silent: boolean) => {
  if (state.src.charAt(state.pos) !== '`' || !SPACED_SCRIPT.test(state.src.charAt(state.pos - 1))) return false
  if (!silent) state.pending += '`'
  state.pos++
  return true
}

const link = stockRule(new MarkdownIt.ParserInline().ruler, 'link')

/** An image is a link with its alternative text. After a word the `!` is a cry: `Look![here](…)` keeps it. */
const image = (state: StateInline, silent: boolean) => {
  if (!state.src.startsWith('![', state.pos) || !/^[\s([]?$/.test(state.src.charAt(state.pos - 1))) return false
  state.pos++
  if (link(state, silent)) return true
  state.pos--
  return false
}

const TAG = /<(?:\/?[a-z][a-z0-9-]*(?:[ \t/][^<>\n]*)?|!--[^<>\n]*--)>/iy

/** Markup is text, to the letter: the underscores of `<img alt="_x_">` are no marks. Stops at the next `<`, hence linear. */
const tag = (state: StateInline, silent: boolean) => {
  TAG.lastIndex = state.pos
  const all = TAG.exec(state.src)?.[0]
  if (!all || state.pos + all.length > state.posMax) return false
  if (!silent) state.pending += all
  state.pos += all.length
  return true
}
