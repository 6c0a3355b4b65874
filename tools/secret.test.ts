import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { ensureModeratorToken, ensureSecret } from './secret.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'baraza-secret-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
})

test('makes a secret once, readable by its owner alone', () => {
  const file = join(directory, '.dev.vars')
  const secret = ensureSecret(file)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(ensureSecret(file)).toBe(secret)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test("keeps a developer's own variables, and a secret of theirs", () => {
  const file = join(directory, '.dev.vars')
  writeFileSync(file, 'OTHER="x"')
  const secret = ensureSecret(file)
  expect(readFileSync(file, 'utf8')).toBe(`OTHER="x"\nSECRET=${secret}\n`)
  writeFileSync(file, 'SECRET="my own"\n')
  expect(ensureSecret(file)).toBe('my own')
})

test('makes a moderator token once', () => {
  const file = join(directory, '.baraza/moderator-token')
  const token = ensureModeratorToken(file)
  expect(token).toMatch(/^baraza_/)
  expect(ensureModeratorToken(file)).toBe(token)
})
