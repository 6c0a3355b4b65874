import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './env.ts'
import { allowedMethods } from './methods.ts'
import { bodySize } from './middleware/body-size.ts'
import { privately } from './middleware/privately.ts'
import { sameOrigin } from './middleware/same-origin.ts'
import { searchIndex } from './middleware/search-index.ts'
import { site } from './middleware/site.ts'
import { onError, ProblemError } from './problem.ts'
import { admin } from './routes/admin/index.ts'
import { authors } from './routes/authors.ts'
import { comments } from './routes/comments.ts'
import { consolePage } from './routes/console-page.ts'
import { counts } from './routes/counts.ts'
import { form } from './routes/form.ts'
import { moderation } from './routes/moderation.ts'
import { reports } from './routes/reports.ts'
import { votes } from './routes/votes.ts'

/** For readers: no credentials but the author token, so any origin may read, and a refused one may read why. */
const reader = new Hono<AppEnv>()
  .use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Baraza-Member'],
      exposeHeaders: ['Retry-After'],
      maxAge: 86_400,
    }),
  )
  .use(etag())
  .use(site)
  .route('/comments', votes)
  .route('/comments', reports)
  .route('/comments', comments)
  .route('/counts', counts)
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
    if (c.res.headers.has('Cache-Control')) return
    // Browsers keep answers and ask whether they still hold; `etag` answers without a body. Nothing private is ever kept.
    c.header(
      'Cache-Control',
      c.res.ok && c.req.method === 'GET' && !c.req.header('Authorization') ? 'no-cache' : 'no-store',
    )
  })
  .route('/v1/sites/:siteId', reader)
  .route('/v1/admin', admin)
  .route('/', consolePage)

export const app = routes.onError(onError).notFound((c) => {
  const allowed = allowedMethods(routes.routes, c.req.path)
  if (allowed.length === 0) throw new ProblemError('not-found')
  c.header('Allow', allowed.join(', '))
  throw new ProblemError('method-not-allowed')
})

/** The API's shape, for typed clients. */
export type Api = typeof routes
