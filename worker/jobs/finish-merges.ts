import { continueMerge, nextMerge } from '../db/page-merge.ts'
import type { Bindings } from '../env.ts'
import { pageRoomOf } from '../live/tell.ts'

/** Steps in an hour: each asks the database three times, and a room at the end. */
const AT_ONCE = 3

/** Goes on with pages that somebody has begun to merge and not seen to the end. */
export async function finishMerges(env: Bindings): Promise<void> {
  for (let i = 0; i < AT_ONCE; i++) {
    const merge = await nextMerge(env.DB)
    if (!merge) return
    const { isDone } = await continueMerge(env.DB, merge)
    // Its readers hear of what has changed where they are sent.
    if (isDone) await pageRoomOf(env, { id: merge.fromId }).move(null)
  }
}
