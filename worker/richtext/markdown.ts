import MarkdownIt from 'markdown-it'
import { blockRules, MAX_DEPTH } from './block-rules.ts'
import { inlineRules } from './inline-rules.ts'
import { links } from './links.ts'

/**
 * The Markdown of comments: CommonMark, less what a newspaper reader does not know and would stumble over. From `zero`, which
 * knows paragraphs and text, by a list of what is allowed, so a rule that a new version brings stays off. No headings, tables,
 * reference definitions, entities or indented code: their lines are text as typed. We use its tokens and never its HTML.
 *
 * `maxNesting` also bounds how far brackets in brackets are followed, at a cost that grows with it; but blocks beyond it would
 * be lost, so it must stay above the level, two for each list, that our own bound allows.
 */
export const markdown = new MarkdownIt('zero', { maxNesting: 2 * MAX_DEPTH + 1 })
  .enable(['fence', 'blockquote', 'hr', 'list'])
  .enable(['newline', 'escape', 'backticks', 'strikethrough', 'emphasis', 'link', 'image', 'html_inline'])
  .use(blockRules)
  .use(inlineRules)
  .use(links)
