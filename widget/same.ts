/** The object as it was, if it still says the same: what was drawn from it need not be drawn again. */
export const same = <Value extends object>(before: Value | undefined, now: Value): Value =>
  before && Object.entries(now).every(([name, value]) => before[name as keyof Value] === value) ? before : now
