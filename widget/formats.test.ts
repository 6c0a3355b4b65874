import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Formats } from './formats.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test.for([
  ['2026-11-23T12:00:40Z', 'just now'],
  ['2026-11-23T11:59:10Z', 'just now'],
  ['2026-11-23T11:59:00Z', '1m ago'],
  ['2026-11-23T06:01:00Z', '5h ago'],
  ['2026-11-20T12:00:00Z', '3d ago'],
  ['2026-10-01T12:00:00Z', '1 October 2026'],
] as const)('%s is %s', ([iso, words]) => {
  expect(new Formats('en', 'just now').ago(iso)).toBe(words)
})

test('speaks Swahili and Arabic', () => {
  expect(new Formats('sw', 'sasa hivi').ago('2026-11-23T06:01:00Z')).toBe('Saa 5 zilizopita')
  expect(new Formats('ar-u-nu-arab', 'الآن').ago('2026-11-23T08:00:00Z')).toBe('قبل ٤ ساعات')
})

test('writes figures as the language does', () => {
  expect(new Formats('en', '').figure(999)).toBe('999')
  expect(new Formats('en', '').figure(12_345)).toBe('12,345')
  expect(new Formats('sw', '').figure(7)).toBe('7')
  expect(new Formats('ar-u-nu-arab', '').figure(7)).toBe('٧')
})

test('says in English what Intl would', () => {
  const intl = new Intl.RelativeTimeFormat('en', { style: 'narrow' })
  for (const [unit, milliseconds] of [
    ['minute', 60_000],
    ['hour', 3_600_000],
    ['day', 86_400_000],
  ] as const)
    for (const count of [1, 2, 23]) {
      const iso = new Date(Date.now() - count * milliseconds).toISOString()
      expect(new Formats('en-KE', '').ago(iso)).toBe(intl.format(-count, unit))
    }
})
