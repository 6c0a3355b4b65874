import { readFileSync } from 'node:fs'

export type Tally = { passed: number; failed: number }

type VitestReport = { success: boolean; numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

/** A run that ended badly without one failing test (a file that does not load, a server that does not start) counts as one. */
const atLeastOne = (failed: number, succeeded: boolean) => (succeeded ? failed : Math.max(failed, 1))

export const readVitest = (file: string, succeeded: boolean): Tally =>
  read<VitestReport>(file, (report) => ({
    passed: report.numPassedTests,
    failed: atLeastOne(report.numFailedTests, succeeded && report.success),
  }))

export const readPlaywright = (file: string, succeeded: boolean): Tally =>
  read<PlaywrightReport>(file, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: atLeastOne(stats.unexpected + stats.flaky, succeeded && errors.length === 0),
  }))

export const add = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
})

/** A runner that wrote no report did not get as far as its tests. */
function read<Report>(file: string, count: (report: Report) => Tally): Tally {
  let report: Report
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return { passed: 0, failed: 1 }
  }
  return count(report)
}
