import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { SHARING } from './edge-cache.ts'
import type { AppEnv } from './env.ts'
import { allowedMethods } from './methods.ts'
import { bodySize } from './middleware/body-size.ts'
import { privately } from './middleware/privately.ts'
import { sameOrigin } from './middleware/same-origin.ts'
import { readersDatabase } from './middleware/readers-database.ts'
import { searchIndex } from './middleware/search-index.ts'
import { site } from './middleware/site.ts'
import { BOOKMARK_HEADER } from './places/session.ts'
import { onError, ProblemError } from './problem.ts'
import { admin } from './routes/admin/index.ts'
import { authors } from './routes/authors.ts'
import { changes } from './routes/changes.ts'
import { comments } from './routes/comments.ts'
import { consolePage } from './routes/console-page.ts'
import { counts } from './routes/counts.ts'
import { form } from './routes/form.ts'
import { latest } from './routes/latest.ts'
import { list } from './routes/list.ts'
import { live } from './routes/live.ts'
import { moderation } from './routes/moderation.ts'
import { pages } from './routes/pages.ts'
import { reactions } from './routes/reactions.ts'
import { reports } from './routes/reports.ts'
import { sharedComment } from './routes/shared-comment.ts'
import { votes } from './routes/votes.ts'

/** For readers: no credentials but the author token, so any origin may read, and a refused one may read why. */
const reader = new Hono<AppEnv>()
  .use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Baraza-Member'],
      exposeHeaders: ['Retry-After', BOOKMARK_HEADER],
      maxAge: 86_400,
    }),
  )
  .use(readersDatabase)
  // Before what looks into answers: a socket is none.
  .route('/live', live)
  .use(etag())
  // It finds the site by itself.
  .route('/comments', list)
  .use(site)
  .route('/comments', latest)
  .route('/comments', votes)
  .route('/comments', reports)
  .route('/comments', comments)
  .route('/changes', changes)
  .route('/counts', counts)
  .route('/', pages)
  .route('/reactions', reactions)
  .route('/form', form)
  .route('/authors', authors)
  .route('/moderation', moderation)

const routes = new Hono()
  .use('/v1/admin/*', privately)
  .use('/admin/*', sameOrigin)
  .use(requestId())
  .use(secureHeaders({ crossOriginResourcePolicy: 'cross-origin', xFrameOptions: 'DENY' }))
  .use(bodySize)
  .use(searchIndex)
  .use(async (c, next) => {
    await next()
    // What is not said to be for everybody is not kept before the Worker, where otherwise all would be.
    if (!c.res.headers.has(SHARING)) c.header(SHARING, 'no-store')
    if (c.res.headers.has('Cache-Control')) return
    // Browsers keep answers and ask whether they still hold; `etag` answers without a body. Nothing private is ever kept.
    c.header(
      'Cache-Control',
      c.res.ok && c.req.method === 'GET' && !c.req.header('Authorization') ? 'no-cache' : 'no-store',
    )
  })
  .route('/v1/sites/:siteId', reader)
  .route('/v1/admin', admin)
  .route('/', sharedComment)
  .route('/', consolePage)

export const app = routes.onError(onError).notFound((c) => {
  const allowed = allowedMethods(routes.routes, c.req.path)
  if (allowed.length === 0) throw new ProblemError('not-found')
  c.header('Allow', allowed.join(', '))
  throw new ProblemError('method-not-allowed')
})

/** The API's shape, for typed clients. */
export type Api = typeof routes
