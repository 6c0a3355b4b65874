import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { run, start, type Result } from './command.ts'

/** Wrangler without its questions, its news, its statistics and its look at the network for a sample `request.cf`. */
const QUIET = {
  CI: '1',
  // Its answers are log lines too: with less than this, `--json` says nothing.
  WRANGLER_LOG: 'log',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

const quiet = (options: SpawnOptions): SpawnOptions => ({
  ...options,
  env: { ...process.env, ...QUIET, ...options.env },
})

/** For wrangler as a library (`getPlatformProxy`), which reads the same variables. */
export const quieten = (): void => void Object.assign(process.env, QUIET, { WRANGLER_LOG: 'error' })

export const startWrangler = (args: string[], options: SpawnOptions = {}): ChildProcess =>
  start('wrangler', args, quiet(options))

export const runWrangler = (args: string[], options: SpawnOptions = {}): Promise<Result> =>
  run('wrangler', args, quiet(options))
