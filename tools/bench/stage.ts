import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWidgetAnew, DEMO_SITE, WIDGET } from '../assets.ts'
import { ensureDatabase, withDatabases, type Databases } from '../database.ts'
import { findFreePorts } from '../port.ts'
import { ensureModeratorToken, ensureSecret } from '../secret.ts'
import { serve } from '../serve.ts'

/** The built product as it runs: the Worker in workerd, its database filled before. */
export interface Stage {
  url: string
  site: string
  moderatorToken: string
  /** For servers beside it, whose pages the site allows. */
  ports: number[]
}

interface Options {
  fill: (databases: Databases) => Promise<void>
  ports: number
}

/** Sets it up in a directory of its own, and takes it down when the work is done. */
export async function onStage<Result>(
  { fill, ports }: Options,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-bench-'))
  const stop = new AbortController()
  let ended: Promise<void> | undefined
  try {
    const [port = 0, ...others] = await findFreePorts(1 + ports)
    const origins = [port, ...others].map((at) => `http://localhost:${at}`)
    const envFile = join(directory, 'vars')
    const secret = ensureSecret(envFile)
    const moderatorToken = ensureModeratorToken(join(directory, 'token'))
    const state = join(directory, 'state')
    await Promise.all([ensureDatabase({ state, secret, moderatorToken, origins }), buildWidgetAnew()])
    await withDatabases(state, fill)
    const server = await serve({ port, assets: WIDGET, state, envFile, signal: stop.signal })
    ended = server.ended
    return await work({ url: server.url, site: DEMO_SITE, moderatorToken, ports: others })
  } finally {
    stop.abort()
    await ended
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}
