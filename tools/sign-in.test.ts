import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { describeSignIn } from './sign-in.ts'

const URL = 'http://localhost:8787'

test('says that the console is not there as long as it is not', () => {
  const assets = mkdtempSync(join(tmpdir(), 'baraza-sign-in-'))
  onTestFinished(() => rmSync(assets, { recursive: true }))
  expect(describeSignIn(URL, 'x', assets)).toMatch(/still to come, so use the token:\n\n {2}http:\S+\/admin\/#link=x$/)
  mkdirSync(join(assets, 'admin'))
  writeFileSync(join(assets, 'admin/index.html'), '')
  expect(describeSignIn(URL, 'x', assets)).toBe(
    'Sign in, once, in the next 30 minutes:\n\n  http://localhost:8787/admin/#link=x',
  )
})
