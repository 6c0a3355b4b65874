import { CHECKS, COUNTS, runChecks } from './checks.ts'
import { runTask } from './failure.ts'

await runTask(async () => {
  if ((await runChecks([...CHECKS, ...COUNTS])).length > 0) process.exitCode = 1
})
