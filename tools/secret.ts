import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createModeratorToken } from '../worker/crypto/moderator-token.ts'

/** 256 random bits in characters that survive every kind of quoting. */
export const randomSecret = (): string => randomBytes(32).toString('base64url')

/** The `SECRET` in a file of variables such as `.dev.vars`, created if the file has none. Never print what this returns. */
export function ensureSecret(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const found = /^\s*SECRET\s*=\s*(["']?)(.+?)\1\s*$/m.exec(text)?.[2]
  if (found) return found
  const secret = randomSecret()
  write(file, `${text}${text && !text.endsWith('\n') ? '\n' : ''}SECRET=${secret}\n`)
  return secret
}

/** What a moderator signs in with, made once. The database only ever holds its hash, so this file is the one place to look. */
export function ensureModeratorToken(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const token = createModeratorToken()
  write(file, `${token}\n`)
  return token
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { mode: 0o600 })
}
