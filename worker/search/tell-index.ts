import type { Context } from 'hono'
import type { AdminEnv, AppEnv } from '../env.ts'
import { later } from '../later.ts'
import { drain } from './drain.ts'

/** Batches after one write, or before one search: what is left waits for the next, or for the hourly job. */
export const BATCHES = 2

/** Tells the search index, after the answer, what this write and others before it have changed. */
export const tellIndex = (c: Context<AdminEnv> | Context<AppEnv>): void => later(c, () => drain(c.env, BATCHES))
