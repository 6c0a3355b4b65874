import type { Context } from 'hono'
import type { AdminEnv, AppEnv } from '../env.ts'
import { later } from '../later.ts'
import { readPages } from './read-pages.ts'

/**
 * Reads the next new pages after what may have brought one to readers' attention for the first time: a comment, a decision,
 * its owner's word. What fails, or is too much at once, is done by the hourly job.
 */
export const readNewPages = (c: Context<AdminEnv> | Context<AppEnv>): void =>
  later(c, () => readPages(c.env, { most: 2, now: Date.now() }))
