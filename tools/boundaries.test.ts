import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run } from './command.ts'

const use = (path: string) => `import { x } from '${path}'\nx()\n`
const useType = (path: string) => `import type { X } from '${path}'\nexport type Y = X\n`

const REFUSED = {
  'widget/elements/worker.ts': use('../../worker/app.ts'),
  'widget/schema.ts': use('../shared/comment.ts'),
  'widget/zod.ts': use('zod'),
  'widget/zod-type.ts': useType('zod'),
  'widget/demo.ts': use('../demo/build.ts'),
  'shared/worker.ts': useType('../worker/app.ts'),
  'shared/widget.ts': use('../widget/api.ts'),
  'worker/db/widget.ts': use('../../widget/api.ts'),
  'worker/demo.ts': use('../demo/build.ts'),
  'worker/tools.ts': use('../tools/seed.ts'),
  'demo/e2e/widget.ts': use('../../widget/api.ts'),
  'tools/circle.ts': `import { y } from './circle-back.ts'\nexport const x = () => y()\n`,
  'tools/circle-back.ts': `import { x } from './circle.ts'\nexport const y = () => x()\n`,
  'tools/long.ts': Array.from({ length: 301 }, (_, index) => `export const x${index} = ${index}\n`).join(''),
}

const TAKEN = {
  'widget/api.ts': useType('../worker/app.ts'),
  'widget/types.ts': useType('../shared/comment.ts'),
  'widget/limits.ts': use('../shared/limits.ts'),
  'worker/schema.ts': use('../shared/comment.ts'),
  'demo/schema.ts': useType('../shared/comment.ts'),
  'tools/seeding.ts': use('../worker/db/owner.ts'),
}

test('imports go where the arrows point, and lint sees to it', { timeout: 60_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-lint-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  cpSync('.oxlintrc.json', join(directory, '.oxlintrc.json'))
  for (const [file, text] of Object.entries({ ...REFUSED, ...TAKEN })) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  const { stdout } = await run('oxlint', ['--format', 'unix'], { cwd: directory })
  const named = new Set(stdout.match(/^[\w/-]+\.ts(?=:)/gm))
  expect([...named].sort()).toEqual(Object.keys(REFUSED).sort())
})
