import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Writes wrangler's configuration of the Hono route that does nothing, and says where it lies. */
export function writeBareConfig(directory: string): string {
  mkdirSync(directory, { recursive: true })
  const config = join(directory, 'wrangler.json')
  const main = resolve('tools/bench/bare.ts')
  writeFileSync(config, JSON.stringify({ name: 'bare', main, compatibility_date: '2026-11-01' }))
  return config
}
