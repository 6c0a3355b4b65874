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
const vitest = (passed: number, failed: number, success = failed === 0, testResults: unknown[] = []) =>
  report({ success, numPassedTests: passed, numFailedTests: failed, testResults })
const playwright = (expected: number, unexpected: number, errors: unknown[] = [], flaky = 0) =>
  report({ stats: { expected, unexpected, flaky }, errors })

test('adds up what both runners counted', () => {
  const tallies = [readVitest(vitest(40, 2), false), readPlaywright(playwright(7, 1), false)]
  expect(add(tallies)).toMatchObject({ passed: 47, failed: 3 })
})

test('counts a run that failed without a failing test', () => {
  expect(readVitest(vitest(40, 0, false), false), 'a file that does not load').toMatchObject({ passed: 40, failed: 1 })
  expect(readVitest(vitest(40, 0), false), 'an unhandled error').toMatchObject({ passed: 40, failed: 1 })
  expect(readPlaywright(playwright(0, 0, ['no server']), false)).toMatchObject({ passed: 0, failed: 1 })
})

test('counts a runner that left no report, and a test that passed only now and then', () => {
  expect(readVitest('/nowhere/report.json', true)).toEqual({ passed: 0, failed: 1, failures: [] })
  expect(readPlaywright(playwright(3, 0, [], 1), true)).toMatchObject({ passed: 3, failed: 1 })
})

test('says at the end which tests failed, and which file did not load', () => {
  const passed = { status: 'passed', fullName: 'adds', failureMessages: [] }
  const failed = { status: 'failed', fullName: 'lists › sorts', failureMessages: ['expected 1 to be 2\nat sort'] }
  const files = [
    { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
    { name: 'b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [passed] },
  ]
  expect(readVitest(vitest(2, 1, false, files), false).failures).toEqual([
    'a.test.ts › lists › sorts\n    expected 1 to be 2\n    at sort',
    'b.test.ts\n    Cannot find module',
  ])
})
