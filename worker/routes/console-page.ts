import { Hono } from 'hono'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** The console is one page that asks our own origin, and nobody else. Lit's templates are the only HTML it makes. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The console's own, and that of the widget, which is the preview of an owner's comments.
  'trusted-types lit-html baraza',
].join('; ')

/**
 * The moderators' console: the same page at every path below `/admin`, so that each view has an address of its own. Its code
 * lies in `/admin/assets` and is served without the Worker; what comes here from there does not exist.
 */
export const consolePage = new Hono<{ Bindings: Bindings }>().get('/admin/*', async (c) => {
  if (c.req.path.startsWith('/admin/assets/')) throw new ProblemError('not-found')
  // The file `admin/index.html` is served at the address of its folder.
  const page = new Request(new URL('/admin/', c.req.url), { headers: onlyIfChanged(c.req.header('If-None-Match')) })
  const { status, headers, body } = await c.env.ASSETS.fetch(page)
  if (status !== 200 && status !== 304) throw new ProblemError('not-found', { detail: 'The console is not built.' })
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-cache',
      ...(headers.has('ETag') && { ETag: headers.get('ETag')! }),
    },
  })
})

const onlyIfChanged = (etag: string | undefined) => (etag === undefined ? {} : { 'If-None-Match': etag })
