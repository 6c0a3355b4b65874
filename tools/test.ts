import { mkdirSync, rmSync } from 'node:fs'
import { findChromium } from './browser.ts'
import { CHECKS, runChecks } from './checks.ts'
import { run, type Program } from './command.ts'
import { Failure, runTask } from './failure.ts'
import { add, readPlaywright, readVitest, type Tally } from './tally.ts'

// The runners hear of a Ctrl-C too: stay until they have tidied up, then start no other.
let stopped = false
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => (stopped = true))

const PARTS = ['check', 'unit', 'e2e']
const VITEST = '.baraza/vitest.json'
const PLAYWRIGHT = '.baraza/playwright.json'

await runTask(async () => {
  const only = /^--only=(.*)$/.exec(process.argv[2] ?? '')?.[1]
  if (process.argv.length > 2 && !PARTS.includes(only ?? '')) {
    throw new Failure(`npm test takes one option: --only= followed by ${PARTS.join(', ')}.`)
  }
  const wants = (part: string) => !only || only === part
  if (wants('unit') || wants('e2e')) process.env.CHROMIUM_PATH = await findChromium()

  const tallies: Tally[] = []
  const failedChecks = wants('check') ? await runChecks(CHECKS) : []
  if (wants('unit')) {
    const succeeded = await runTests(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
      VITEST,
    )
    tallies.push(readVitest(VITEST, succeeded))
  }
  if (wants('e2e')) {
    const succeeded = await runTests('playwright', ['test', '--reporter=list,json'], PLAYWRIGHT)
    tallies.push(readPlaywright(PLAYWRIGHT, succeeded))
  }
  if (only === 'check') {
    if (failedChecks.length > 0) process.exitCode = 1
    return
  }

  const { passed, failed, failures } = add([
    { passed: 0, failed: failedChecks.length, failures: failedChecks },
    ...tallies,
  ])
  if (failed > 0 || passed === 0) process.exitCode = 1
  // The browser tests print after the others: whoever sees only the end of a log still sees what failed.
  if (failures.length > 0) console.log(`\nFailed before the browser tests:\n\n${failures.join('\n\n')}`)
  // Scripts read this line: it stays the last, and alone.
  console.log(`\n${passed} passed, ${failed} failed`)
})

async function runTests(program: Program, args: string[], report: string): Promise<boolean> {
  rmSync(report, { force: true })
  mkdirSync('.baraza', { recursive: true })
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const { status } = await run(program, args, { stdio: 'inherit', env })
  if (stopped) throw new Failure('Stopped.')
  return status === 0
}
