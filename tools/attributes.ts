import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** From each element's own comment to the table in docs/parts.md: what is said of an attribute is said once. */
const FOLDER = 'widget/parts'
export const PAGE = 'docs/parts.md'

interface Documented {
  tag: string
  attributes: { name: string; values: string; text: string }[]
}

/** Reads `@tagname` and `@attr` out of a module's comments. */
export function readDocumentation(source: string): Documented | undefined {
  const comment = [...source.matchAll(/\/\*\*([\s\S]*?)\*\//g)]
    .map(([, text]) => text!)
    .find((text) => /@tagname/.test(text))
  if (!comment) return undefined
  const text = comment.replace(/^\s*\* ?/gm, '')
  const tag = /@tagname (\S+)/.exec(text)![1]!
  const attributes = [...text.matchAll(/@attr (?:\{(.+?)\} )?([\w-]+) - ([\s\S]*?)(?=\n@|$)/g)].map(
    ([, values = '', name, said]) => ({
      name: name!,
      values: values.replaceAll("'", ''),
      text: said!.replace(/\s+/g, ' ').trim(),
    }),
  )
  return { tag, attributes }
}

export function tableOf({ attributes }: Documented): string {
  const rows = attributes.map(({ name, values, text }) => [
    `\`${name}\``,
    [
      values &&
        values
          .split(' | ')
          .map((value) => `\`${value}\``)
          .join(', '),
      text,
    ]
      .filter(Boolean)
      .join('. '),
  ])
  return ['| attribute |  |', '| --- | --- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n')
}

/** The page with a table after each `<!-- attributes of <tag> -->`, up to the next line that says that it ends. */
export function writeTables(page: string): string {
  const documented = new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('-element.ts'))
      .flatMap((file) => readDocumentation(readFileSync(join(FOLDER, file), 'utf8')) ?? [])
      .map((element) => [element.tag, element]),
  )
  const missing = new Set(documented.keys())
  const written = page.replace(
    /(<!-- attributes of (\S+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin: string, tag: string, end: string) => {
      const element = documented.get(tag)
      if (!element) throw new Error(`${PAGE} has a table for ${tag}, and no element is called that`)
      missing.delete(tag)
      return `${begin}\n${tableOf(element)}\n\n${end}`
    },
  )
  if (missing.size > 0)
    throw new Error(`${PAGE} has no table for ${[...missing].join(', ')}: add <!-- attributes of … --><!-- end -->`)
  return written
}
