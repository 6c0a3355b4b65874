import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../env.ts'
import { tellIndex } from '../search/tell-index.ts'

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** What changes no words, and what is done most: votes, reactions, reports and decisions. */
const WORDLESS = /\/(?:vote|reports|reactions\/[^/]+|decisions|decisions\/.+)$/

/** Readers’ comments tell the index by themselves, several at once. */
const COMMENTS = /^\/v1\/sites\/[^/]+\/comments$/

/** Tells the search index after each write that may have changed words. What fails is done with the next one. */
export const searchIndex = createMiddleware<AppEnv>(async function searchIndex(c, next) {
  await next()
  const { method, path } = c.req
  if (WRITES.has(method) && c.res.ok && !WORDLESS.test(path) && !COMMENTS.test(path)) tellIndex(c)
})
