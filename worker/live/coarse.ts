/** From which count on, in which steps. */
const STEPS = [
  [1_000, 500],
  [100, 50],
  [20, 5],
] as const

/** How many people, as somebody says it who looks around: exact where they are few, and rounded down where nobody would count. */
export function coarse(count: number): number {
  const [, step = 1] = STEPS.find(([from]) => count >= from) ?? []
  return count - (count % step)
}
