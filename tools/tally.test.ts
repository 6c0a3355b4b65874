import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { add, readPlaywright, readVitest } from './tally.ts'

const report = (content: unknown): string => {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-tally-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  writeFileSync(join(directory, 'report.json'), JSON.stringify(content))
  return join(directory, 'report.json')
}
const vitest = (passed: number, failed: number, success = failed === 0) =>
  report({ success, numPassedTests: passed, numFailedTests: failed })
const playwright = (expected: number, unexpected: number, errors: unknown[] = [], flaky = 0) =>
  report({ stats: { expected, unexpected, flaky }, errors })

test('adds up what both runners counted', () => {
  const tallies = [readVitest(vitest(40, 2), false), readPlaywright(playwright(7, 1), false)]
  expect(add(tallies)).toEqual({ passed: 47, failed: 3 })
})

test('counts a run that failed without a failing test', () => {
  expect(readVitest(vitest(40, 0, false), false), 'a file that does not load').toEqual({ passed: 40, failed: 1 })
  expect(readVitest(vitest(40, 0), false), 'an unhandled error').toEqual({ passed: 40, failed: 1 })
  expect(readPlaywright(playwright(0, 0, ['no server']), false)).toEqual({ passed: 0, failed: 1 })
})

test('counts a runner that left no report, and a test that passed only now and then', () => {
  expect(readVitest('/nowhere/report.json', true)).toEqual({ passed: 0, failed: 1 })
  expect(readPlaywright(playwright(3, 0, [], 1), true)).toEqual({ passed: 3, failed: 1 })
})
