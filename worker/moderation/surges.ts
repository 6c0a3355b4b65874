import { SLOTS_A_DAY, slotOf, SLOT, type Arrivals } from '../db/arrivals.ts'

/** So many strangers in ten to twenty minutes are never a surge, however quiet the page was. */
const FLOOR = 20

/** And so many times as many as usual are one. */
const TIMES = 6

/** How long strangers are held after the last sign of one. */
const SURGE_LASTS = 30 * 60_000

/**
 * Whether a page gets far more new authors than usual: those of this slot and the one before, against what two slots of
 * the day before that brought on average. A page that had just been published has no usual, and a fifth of an hour's
 * lively talk is under the floor.
 */
export function isSurging(arrivals: readonly Arrivals[], now: number): boolean {
  const slot = slotOf(now)
  const recent = sum(arrivals.filter((each) => each.slot >= slot - 1))
  const usual = (2 * sum(arrivals.filter((each) => each.slot < slot - 1))) / (SLOTS_A_DAY - 2)
  return recent >= Math.max(FLOOR, TIMES * usual)
}

const sum = (arrivals: readonly Arrivals[]) => arrivals.reduce((total, { newAuthors }) => total + newAuthors, 0)

/** When a surge that is seen now will have passed, unless it goes on. */
export const surgeEnd = (now: number): number => (slotOf(now) + 1) * SLOT + SURGE_LASTS
