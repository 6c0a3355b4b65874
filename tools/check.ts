import { runChecks } from './checks.ts'
import { runTask } from './failure.ts'

await runTask(async () => {
  if ((await runChecks()).length > 0) process.exitCode = 1
})
