import { continueMerge, nextMerge } from '../db/page-merge.ts'
import type { Bindings } from '../env.ts'

/** Steps in an hour. */
const AT_ONCE = 10

/** Goes on with pages that somebody has begun to merge and not seen to the end. */
export async function finishMerges({ DB }: Bindings): Promise<void> {
  for (let i = 0; i < AT_ONCE; i++) {
    const merge = await nextMerge(DB)
    if (!merge) return
    await continueMerge(DB, merge)
  }
}
