import { createMiddleware } from 'hono/factory'
import type { Bindings } from '../env.ts'
import { later } from '../later.ts'
import { readPages } from '../registry/read-pages.ts'

/** What may bring a page to readers' attention for the first time: a comment, a decision, its owner's word. */
const BRINGS_PAGES = /\/(?:comments|decisions|page|pages\/import)$/

/** Reads the next new pages after such a write. What fails, or is too much at once, is done by the hourly job. */
export const readNewPages = createMiddleware<{ Bindings: Bindings }>(async function readNewPages(c, next) {
  await next()
  if (c.req.method === 'GET' || !c.res.ok || !BRINGS_PAGES.test(c.req.path)) return
  later(c, () => readPages(c.env, { most: 2, now: Date.now() }))
})
