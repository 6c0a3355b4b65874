import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { WIDGET } from '../assets.ts'
import { partOf } from '../sizes.ts'
import type { Answer } from './front.ts'
import { leastScript } from './least.ts'

/** Of the page on which so many have commented. */
export const pageKey = (count: number) => `/bench/${count}`

const WORDS =
  'The tide came in at eleven, a foot higher than the table had said, and with it the boat that carries the books. '

/** An article as long as a phone's window, and the comments beneath. */
export function ownersPage(baraza: string, path: string): Answer {
  const { searchParams } = new URL(path, 'http://owner.example')
  const count = Number(searchParams.get('count'))
  const data = (count: number) => `${baraza}/v1/sites/demo/comments?${new URLSearchParams({ pageKey: pageKey(count) })}`
  const least = leastScript(path, (given) => data(Number(given)))
  if (least) return least
  const comments = readdirSync(join(WIDGET, 'assets')).find((file) => partOf(file) === 'comments')
  const code = searchParams.has('least') ? '/least-code.js' : `${baraza}/assets/${comments}`
  const lines = `<link rel="modulepreload" href="${code}">
<link rel="preload" as="fetch" crossorigin href="${data(count)}">`
  // Room for them from the first paint on, as `docs/embed.md` says for who has other things beneath.
  const room = 'baraza-comments { display: block; min-block-size: 100svh }'
  const element = `<baraza-comments site="demo" page-key="${pageKey(count)}"></baraza-comments>`
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The boat that carries the books</title>
<link rel="icon" href="data:,">
${searchParams.has('lines') ? lines : ''}
${searchParams.has('bare') ? '' : `<script async src="${searchParams.has('least') ? `/least.js?${count}` : `${baraza}/embed.js`}"></script><style>${room}</style>`}
</head>
<body>
<article>
<h1>The boat that carries the books</h1>
<p>${WORDS.repeat(4)}</p>
<p>${WORDS.repeat(3)}</p>
</article>
${searchParams.has('bare') ? '' : element}
<footer>The Tide Table</footer>
</body>
</html>`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }
  return { status: path.startsWith('/page') ? 200 : 404, headers, body: Buffer.from(html) }
}
