import { readFileSync, writeFileSync } from 'node:fs'
import { PAGE, writeTables } from './attributes.ts'
import { run } from './command.ts'
import { runTask } from './failure.ts'
import { writeBindings } from './bindings.ts'

/** What a machine can put right by itself. The formatter comes last: it tidies up after the others. */
await runTask(async () => {
  await writeBindings()
  writeFileSync(PAGE, writeTables(readFileSync(PAGE, 'utf8')))
  const lint = await run('oxlint', ['--fix'], { stdio: 'inherit' })
  const format = await run('prettier', ['--write', '--log-level', 'warn', '.'], { stdio: 'inherit' })
  if (lint.status !== 0 || format.status !== 0) process.exitCode = 1
})
