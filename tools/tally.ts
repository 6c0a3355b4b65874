import { readFileSync } from 'node:fs'

/** What a runner counted, and one paragraph for each failure, for the end of the output. */
export type Tally = { passed: number; failed: number; failures: string[] }

type VitestReport = {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  /** A file each; `message` says why a file did not load, where none of its tests ran. */
  testResults: { name: string; status: string; message: string; assertionResults: VitestAssertion[] }[]
}
type VitestAssertion = { status: string; fullName: string; failureMessages: string[] }
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

/** A run that ended badly without one failing test (a file that does not load, a server that does not start) counts as one. */
const atLeastOne = (failed: number, succeeded: boolean) => (succeeded ? failed : Math.max(failed, 1))

export const readVitest = (file: string, succeeded: boolean): Tally =>
  read<VitestReport>(file, (report) => ({
    passed: report.numPassedTests,
    failed: atLeastOne(report.numFailedTests, succeeded && report.success),
    failures: report.testResults.flatMap(listFailures),
  }))

export const readPlaywright = (file: string, succeeded: boolean): Tally =>
  read<PlaywrightReport>(file, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: atLeastOne(stats.unexpected + stats.flaky, succeeded && errors.length === 0),
    // Playwright lists its own at the end of what it prints, and it is the last to print.
    failures: [],
  }))

export const add = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  failures: tallies.flatMap(({ failures }) => failures),
})

function listFailures({ name, status, message, assertionResults }: VitestReport['testResults'][number]): string[] {
  const failed = assertionResults.filter((assertion) => assertion.status === 'failed')
  if (failed.length === 0 && status === 'failed') return [describe(name, message)]
  return failed.map(({ fullName, failureMessages }) => describe(`${name} › ${fullName}`, failureMessages.join('\n')))
}

/** Long enough for a difference between two values, short enough for the tail of a log. */
const MESSAGE_LINES = 30

const describe = (title: string, message: string): string =>
  `${title}\n${message.split('\n').slice(0, MESSAGE_LINES).join('\n').replaceAll(/^/gm, '    ')}`

/** A runner that wrote no report did not get as far as its tests. */
function read<Report>(file: string, count: (report: Report) => Tally): Tally {
  let report: Report
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return { passed: 0, failed: 1, failures: [] }
  }
  return count(report)
}
