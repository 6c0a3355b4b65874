import { beforeEach, expect, test } from 'vitest'
import { recall, remember } from '../storage.ts'
import { noteVisit } from './visits.ts'

beforeEach(() => localStorage.clear())

test('the pages that were left longest ago are forgotten, whatever they are filed under', () => {
  // Objects have names that are numbers before all others, whenever they were given.
  const long = Object.fromEntries(Array.from({ length: 200 }, (_, nth) => [`/page-${nth}`, nth]))
  remember('demo', 'visits', long)
  expect(noteVisit('demo', '42', 1_000)).toBeUndefined()
  expect(noteVisit('demo', '42', 2_000)).toBe(new Date(1_000).toISOString())
  const kept = recall('demo', 'visits')!
  expect(Object.keys(kept)).toHaveLength(200)
  expect(kept).not.toHaveProperty('/page-0')
  expect(kept).toHaveProperty('/page-1')
})
