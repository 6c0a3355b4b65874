import { _$LH as lit } from 'lit-html/private-ssr-support.js'

const { marker, boundAttributeSuffix, getTemplateHtml } = lit

/** Lit's name for a template that is neither SVG nor MathML. */
const HTML = 1

/** Stands for an expression in an attribute of a built template: one letter, which occurs nowhere else in them. */
const MARK = '$'

const CONTENT = `<?${marker}>`
const BOUND = new RegExp(`${boundAttributeSuffix.replaceAll('$', '\\$')}=(?:"[^"]*"|[^\\s">]+)`, 'g')

/**
 * What Lit does with a template's strings in the browser, done by the same function of Lit's when the widget is built: it
 * finds where the expressions stand. `tools/trim-lit.ts` takes that half out of Lit. What is left to the browser is to
 * parse the result, in which `$` is the value of a bound attribute, or a part of it, and `<?>` stands where content goes.
 */
export function compileTemplate(strings: readonly string[]): string {
  const [html, names] = getTemplateHtml(Object.assign([...strings], { raw: strings }) as never, HTML)
  const text = `${html as unknown as string}`
  const refuse = (reason: string) => {
    throw new Error(`${reason}: ${strings.join('${…}')}`)
  }
  if (strings.join('').includes(MARK)) refuse(`${MARK} is for expressions`)
  // Lit keeps their names beside the text. Here they are read from the attributes, which parsers write in lower case.
  for (const name of names) if (name !== name.toLowerCase()) refuse(`${name} has to be in lower case`)
  for (const name of names)
    if (name.startsWith('?')) refuse(`${name} is written ${name.slice(1)}=\${is ? '' : nothing}`)
  const found = count(text, CONTENT) + count([...text.matchAll(BOUND)].join(), marker)
  if (found !== strings.length - 1) refuse('An expression stands where none is drawn')
  return (
    text
      .replaceAll(CONTENT, '<?>')
      .replaceAll(`${boundAttributeSuffix}=`, '=')
      .replaceAll(marker, MARK)
      // Before a slash the marks are needed: it would belong to the value.
      .replace(/="([^\s"'`=<>]+)"(?!\/)/g, '=$1')
  )
}

const count = (text: string, part: string) => text.split(part).length - 1
