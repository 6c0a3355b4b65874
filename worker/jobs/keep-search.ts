import type { Bindings } from '../env.ts'
import { drain } from '../search/drain.ts'

/** Batches in an hour: what writes have left behind, and whole sites little by little. Each asks three times at most. */
const AT_ONCE = 3

export async function keepSearch(env: Bindings): Promise<void> {
  await drain(env, AT_ONCE)
}
