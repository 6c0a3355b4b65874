/** Time and chance, which tests hold in their own hands. */
export interface Clock {
  now: () => number
  /** From 0 to 1. */
  random: () => number
  /** Returns how to call it off. */
  after: (milliseconds: number, work: () => void) => () => void
}

export const browserClock: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
}
