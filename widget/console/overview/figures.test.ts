import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Overview } from '../../../shared/overview.ts'
import { barsOf, figuresOf, levelsOf, STATUSES, worthALook } from './figures.ts'

const EMPTY: Overview = {
  days: 28,
  timeZone: 'UTC',
  from: '2026-10-29',
  to: '2026-11-25',
  comments: { count: 0, before: 0 },
  byDay: [],
  checks: [],
  waits: { counts: [0, 0, 0, 0, 0, 0, 0], medianSeconds: null, medianSecondsBefore: null },
  pages: [],
  hours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
  authors: { newCount: 0, returnedCount: 0 },
  entries: [],
}

const days = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    approved: index,
    pending: 1,
    rejected: 0,
    spam: 2,
  }))

test('a month is drawn by days, a year by weeks, and no comment is lost', () => {
  expect(barsOf({ byDay: days(28) })).toHaveLength(28)
  expect(barsOf({ byDay: days(365) })).toHaveLength(53)
  fc.assert(
    fc.property(fc.nat(400), (count) => {
      const byDay = days(count)
      const bars = barsOf({ byDay })
      for (const status of STATUSES) {
        const total = (all: typeof byDay) => all.reduce((sum, day) => sum + day[status], 0)
        expect(total(bars)).toBe(total(byDay))
      }
      // The last week is whole.
      if (count > 60) expect(bars.at(-1)!.pending).toBe(7)
    }),
  )
})

test('shares are of what they say, and of nothing there is none', () => {
  expect(figuresOf(EMPTY)).toEqual({
    count: 0,
    growth: null,
    publishedShare: null,
    medianSeconds: null,
    medianSecondsBefore: null,
    disagreedShare: null,
    returnedShare: null,
  })
  const figures = figuresOf({
    ...EMPTY,
    comments: { count: 106, before: 100 },
    checks: [
      { check: 'no-objection', status: 'approved', count: 71, overruledCount: 2 },
      { check: 'links', status: 'pending', count: 19, overruledCount: 4 },
      { check: 'hold-words', status: 'pending', count: 10, overruledCount: 0 },
      { check: 'block-words', status: 'spam', count: 6, overruledCount: 1 },
    ],
    authors: { newCount: 50, returnedCount: 29 },
  })
  expect(figures.growth).toBeCloseTo(0.06)
  expect(figures.publishedShare).toBe(0.71)
  expect(figures.disagreedShare).toBeCloseTo(4 / 29)
  expect(figures.returnedShare).toBe(0.58)
})

test('a rule is worth a look when it is often turned round, and often enough to tell', () => {
  const rule = (check: string, count: number, overruledCount: number) => ({
    check,
    status: 'pending' as const,
    count,
    overruledCount,
  })
  expect(worthALook({ checks: [rule('links', 19, 19), rule('first-comment', 400, 40)], entries: [] })).toBeUndefined()
  const entry = (text: string, overruledCount: number, check = 'hold-words') => ({
    check,
    text,
    count: 9,
    overruledCount,
  })
  expect(
    worthALook({
      checks: [rule('links', 100, 26), rule('hold-words', 131, 58)],
      entries: [entry('thief', 9), entry('rice', 0), entry('price', 8), entry('x', 5, 'block-words')],
    }),
  ).toMatchObject({ rule: { check: 'hold-words' }, words: ['thief', 'price'] })
})

test('the busiest hour is the darkest, and an empty one is none', () => {
  const hours = EMPTY.hours.with(2, EMPTY.hours[2]!.with(9, 40).with(10, 1))
  const levels = levelsOf(hours)
  expect(levels[2]!.slice(8, 12)).toEqual([0, 5, 1, 0])
  expect(levelsOf(EMPTY.hours).flat()).toEqual(Array.from({ length: 168 }, () => 0))
})
