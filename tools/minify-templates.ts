import type { Plugin } from 'vite'

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/**
 * Takes the white space that only the source's reader needs out of `css` and `html` templates: they are strings, which
 * no minifier touches.
 */
export const minifyTemplates = ({ shorten = (css: string) => css } = {}): Plugin => ({
  name: 'baraza:minify-templates',
  // After TypeScript is gone, so that any parser reads it.
  enforce: 'post',
  transform(code, id) {
    if (!/(css|html)`/.test(code) || id.includes('node_modules')) return null
    const edits: { start: number; end: number; text: string }[] = []
    walk(this.parse(code) as unknown as Node, (node) => {
      const minify = node.type === 'TaggedTemplateExpression' ? MINIFIERS[nameOf(node.tag as Node)] : undefined
      if (!minify) return
      const { quasis } = node.quasi as unknown as { quasis: Node[] }
      quasis.forEach(({ value }, index) => {
        const { raw } = value as { raw: string }
        // Parsers differ in whether an element's range holds its delimiters.
        const start = code.indexOf(raw, quasis[index]!.start)
        const text = shorten(minify(raw, index === 0, index === quasis.length - 1))
        edits.push({ start, end: start + raw.length, text })
      })
    })
    let result = code
    for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
      result = result.slice(0, start) + text + result.slice(end)
    }
    return { code: result, map: null }
  },
})

const nameOf = (tag: Node) => (tag.type === 'Identifier' ? (tag.name as string) : '')

function walk(node: Node, visit: (node: Node) => void) {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Node).type === 'string') walk(child as Node, visit)
    }
  }
}

/** White space with a line break in it is layout of the source: one space is left, and none at the template's ends. */
export function minifyHtml(raw: string, isFirst: boolean, isLast: boolean): string {
  let text = raw.replace(/\s*\n\s*/g, ' ')
  // Between a tag's name or an attribute and what follows, a space is as good as a line.
  text = text.replace(/ (?=\/?>)/g, '')
  if (isFirst && /^\s*\n/.test(raw)) text = text.trimStart()
  if (isLast && /\n\s*$/.test(raw)) text = text.trimEnd()
  return text
}

export function minifyCss(raw: string): string {
  return raw
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/(?<=[:(]) | (?=\))/g, '')
    .replace(/ > /g, '>')
    .replace(/(?<![\w.])0\.(?=\d)/g, '.')
    .replace(/;}/g, '}')
    .trim()
}

/**
 * Gives private custom properties (`--_…`) names of a letter or two. All of them have to be known, because chunks share
 * them; the same sheets give the same names.
 */
export function shortenNames(sheets: string): (css: string) => string {
  const names = [...new Set(sheets.match(PRIVATE))].sort()
  const short = new Map(names.map((name, index) => [name, `--${index.toString(36)}`]))
  return (css) =>
    css.replace(PRIVATE, (name) => {
      const found = short.get(name)
      if (!found) throw new Error(`${name} stands in no sheet`)
      return found
    })
}

const PRIVATE = /--_[a-z-]+/g

const MINIFIERS: Record<string, (raw: string, isFirst: boolean, isLast: boolean) => string> = {
  css: minifyCss,
  html: minifyHtml,
}
