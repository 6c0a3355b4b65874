import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_REQUEST_BYTES, MAX_WORDS_REQUEST_BYTES } from '../../shared/limits.ts'
import { ProblemError } from '../problem.ts'

const limit = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError('request-too-large')
    },
  })

const ordinary = limit(MAX_REQUEST_BYTES)
const words = limit(MAX_WORDS_REQUEST_BYTES)

/** Lists of words are far longer than any other request. */
const BRINGS_WORDS = /^\/v1\/admin\/sites\/[^/]+\/(words\/|dry-runs$)/

export const bodySize: MiddlewareHandler = (c, next) => (BRINGS_WORDS.test(c.req.path) ? words : ordinary)(c, next)
