import { makeComment } from './material.ts'
import { median } from './median.ts'

/** In milliseconds. */
export function time(work: () => unknown): number {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

/** The median of so many measures. */
export const repeat = (runs: number, measure: () => number): number => median(Array.from({ length: runs }, measure))

/** What a function takes for each of so many comments of a length, once its code is compiled. */
export function timesOf(work: (body: string) => unknown, length: number, comments: number, runs = 1): number[] {
  const bodies = Array.from({ length: comments }, (_, seed) => makeComment(length, seed))
  for (const body of bodies) work(body)
  return bodies.map((body) => repeat(runs, () => time(() => work(body))))
}
