import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const isSource = (file: string) => !/\.test\.ts$|\.d\.ts$/.test(file) || file.endsWith('globals.d.ts')

function* walk(path: string): Generator<string> {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) if (name !== 'e2e') yield* walk(join(path, name))
}

/** A hash of everything in these files and folders that can change what is made of them; tests cannot. */
export function hashOf(paths: readonly string[], ...facts: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of walk(path)) if (isSource(file)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.update(facts.join('\0')).digest('hex')
}

type Work = {
  /** The file that remembers for which hash the work was done. */
  stamp: string
  hash: string
  /** What the work leaves behind; without it the stamp means nothing. */
  result?: string
}

/**
 * Does `work` unless it was done for this very hash; says whether it did. The stamp goes before the work starts and comes
 * back after it, so work that was cut short is done again.
 */
export async function once({ stamp, hash, result = stamp }: Work, work: () => Promise<void>): Promise<boolean> {
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
  return true
}
