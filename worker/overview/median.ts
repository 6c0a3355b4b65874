import { WAITS } from '../../shared/overview.ts'

/** The middle of what is counted by `WAITS`, in seconds, as if each step were evenly filled; of the last one, its beginning. */
export function medianOf(counts: readonly number[]): number | null {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2
  if (half === 0) return null
  let before = 0
  for (const [i, count] of counts.entries()) {
    if (before + count >= half) {
      const [begin, end] = [(WAITS[i - 1] ?? 0) * 60, (WAITS[i] ?? WAITS.at(-1)!) * 60]
      return Math.round(begin + ((half - before) / count) * (end - begin))
    }
    before += count
  }
  return null
}
