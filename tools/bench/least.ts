import type { Answer } from './front.ts'

/**
 * The least that could be called comments: a loader, code and data that set out together, and each comment's name and words in
 * plain elements, without style, time, answers or anything that can be clicked; and four fields. What nobody can be
 * faster than, on the machine and in the browser that ours is measured in.
 */
const loader = (data: string) => `const data = fetch(${JSON.stringify(data)}).then((response) => response.json())
import('/least-code.js').then(async ({ draw }) => draw(await data))`

const CODE = `export function draw({ comments }) {
  const root = document.querySelector('baraza-comments').attachShadow({ mode: 'open' })
  const make = (name, ...children) => {
    const element = document.createElement(name)
    element.append(...children)
    return element
  }
  const textOf = (node) => node.text ?? (node.children ?? node.items?.flat() ?? []).map((one) => one.text ?? (one.children ? textOf(one) : one)).join('')
  const form = make('baraza-comment-form')
  form.attachShadow({ mode: 'open' }).append(make('textarea'), make('input'), make('input'), make('input'), make('button', 'Post'))
  root.append(...comments.map(({ author, content }) => make('article', make('b', author.name), ...content.map((block) => make('p', textOf(block))))), form)
}`

const script = (text: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/javascript', 'cache-control': 'max-age=600' },
  body: Buffer.from(text),
})

/** Of the owner's own server; undefined where it is not asked for one of the two. */
export const leastScript = (path: string, data: (count: string) => string): Answer | undefined =>
  path.startsWith('/least.js')
    ? script(loader(data(path.split('?')[1]!)))
    : path.startsWith('/least-code.js')
      ? script(CODE)
      : undefined
