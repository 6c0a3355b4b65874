import type { Plugin } from 'vite'

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

interface Edit {
  start: number
  end: number
  text: string
}

interface Options {
  shortenCss?: (css: string) => string
  shortenHtml?: (html: string) => string
  /** Modules whose templates keep no white space between tags and expressions, unless it stands on one line. */
  dense?: RegExp
  /** Given, `html` templates become calls of Lit's `template`: see tools/compile-templates.ts. */
  compile?: (strings: readonly string[]) => string
}

/**
 * Takes the white space that only the source's reader needs out of `css` and `html` templates: they are strings, which
 * no minifier touches.
 */
export const minifyTemplates = ({ shortenCss = asIs, shortenHtml = asIs, dense, compile }: Options = {}): Plugin => ({
  name: 'baraza:minify-templates',
  // After TypeScript is gone, so that any parser reads it.
  enforce: 'post',
  transform(code, id) {
    if (!/(css|html)`/.test(code) || id.includes('node_modules')) return null
    const edits: Edit[] = []
    const compiled: string[] = []
    walk(this.parse(code) as unknown as Node, (node) => {
      if (compile && node.type === 'ImportSpecifier' && nameOf(node.imported as Node) === 'html')
        edits.push({ start: node.start, end: node.end, text: 'template as $template' })
      const tag = node.type === 'TaggedTemplateExpression' ? nameOf(node.tag as Node) : ''
      const minify = MINIFIERS[tag]
      if (!minify) return
      const shorten = tag === 'css' ? shortenCss : shortenHtml
      const { quasis } = node.quasi as unknown as { quasis: Node[] }
      const texts = quasis.map((quasi, index) => {
        const { raw } = quasi.value as { raw: string }
        // Parsers differ in whether an element's range holds its delimiters.
        const start = quasi.start + Number(quasi.end - quasi.start > raw.length)
        const text = shorten(minify(raw, index === 0, index === quasis.length - 1, dense?.test(id)))
        return { start, end: start + raw.length, text }
      })
      if (tag === 'css' || !compile) return edits.push(...texts)
      // A function of its expressions: `$0(first, second)`.
      const name = `$${compiled.length}`
      compiled.push(
        `const ${name} = /* @__PURE__ */ $template(${JSON.stringify(compile(texts.map(({ text }) => text)))});`,
      )
      for (const [index, { start, end }] of texts.entries()) {
        const isFirst = index === 0
        const isLast = index === texts.length - 1
        edits.push({
          start: isFirst ? node.start : start - '}'.length,
          end: isLast ? node.end : end + '${'.length,
          text: (isFirst ? `${name}(` : '') + (isLast ? ')' : isFirst ? '' : ','),
        })
      }
    })
    let result = code
    for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
      result = result.slice(0, start) + text + result.slice(end)
    }
    return { code: [...compiled, result].join('\n'), map: null }
  },
})

const asIs = (text: string) => text

const nameOf = (tag: Node) => (tag.type === 'Identifier' ? (tag.name as string) : '')

function walk(node: Node, visit: (node: Node) => void) {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Node).type === 'string') walk(child as Node, visit)
    }
  }
}

/**
 * White space with a line break in it is layout of the source: one space is left, and none at the template's ends. Where the
 * template is dense, none between tags and expressions either: each space there is a node in every comment.
 */
export function minifyHtml(raw: string, isFirst: boolean, isLast: boolean, isDense = false): string {
  let text = isDense ? raw.replace(/(?<=^|>)\s*\n\s*(?=<|$)/g, '') : raw
  text = text.replace(/\s*\n\s*/g, ' ')
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
    .replace(/ (>|\/) /g, '$1')
    .replace(/ !/g, '!')
    .replace(/='(\w+)'(?=])/g, '=$1')
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

/**
 * Gives classes names of a letter or two, in sheets and in the `class` attributes of templates. A class that stands in a
 * string of the sources too keeps its name: an expression may put it into an attribute. Those of `rare` sheets alone are
 * named last, so that they change nothing in what readers wait for.
 */
export function shortenClasses(sheets: string, strings: ReadonlySet<string>, rare = '') {
  const classes = (text: string) => [...text.matchAll(CLASS)].map(([, name]) => name!).sort()
  const names = [...new Set([...classes(sheets), ...classes(rare)])]
  const short = new Map(
    names.filter((name) => !strings.has(name)).map((name, index) => [name, `_${index.toString(36)}`]),
  )
  const shorten = (name: string) => short.get(name) ?? name
  return {
    css: (css: string) => css.replace(CLASS, (_, name: string) => `.${shorten(name)}`),
    html: (html: string) =>
      html.replace(/(?<=class=")[^"]*/g, (value) => value.replace(/[a-z-]+/g, (name) => shorten(name))),
  }
}

const CLASS = /\.([a-z][a-z-]*)(?=[\s,:{.>)+~[])/g

const MINIFIERS: Record<string, (raw: string, isFirst: boolean, isLast: boolean, isDense?: boolean) => string> = {
  css: minifyCss,
  html: minifyHtml,
}
