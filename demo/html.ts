/** Text that is already HTML. Everything else is escaped on its way into a template. */
export interface Html {
  readonly html: string
}

type Value = string | number | Html | readonly Html[] | undefined

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)

/** Only for markup of our own: pictures, and what `escape` has already seen. */
export const raw = (html: string): Html => ({ html })

const toHtml = (value: Value): string => {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  if ('html' in value) return value.html
  return value.map((part) => part.html).join('\n')
}

/** A template whose every interpolation is escaped, unless it is itself a template. */
export const html = (strings: TemplateStringsArray, ...values: Value[]): Html =>
  raw(strings.reduce((text, string, index) => text + toHtml(values[index - 1]) + string))

/** Escaped text in which *asterisks* emphasise. */
export const inline = (text: string): Html => raw(escape(text).replace(/\*([^*]+)\*/g, '<em>$1</em>'))

/** JSON that cannot close the script element it stands in. */
export const json = (data: unknown): Html => raw(JSON.stringify(data, null, 2).replace(/</g, '\\u003c'))
