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

/** The product built and its database filled, with nothing running yet. */
interface Prepared {
  /** For whatever lasts as long as the work. */
  directory: string
  state: string
  envFile: string
  secret: string
  moderatorToken: string
  /** The first is for the product. */
  ports: [number, ...number[]]
}

/** Prepares all in a directory of its own, and clears it away when the work is done. */
export async function onPrepared<Result>(
  { fill, ports: others }: Options,
  work: (prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-bench-'))
  try {
    const ports = (await findFreePorts(1 + others)) as [number, ...number[]]
    const origins = ports.map((at) => `http://localhost:${at}`)
    const envFile = join(directory, 'vars')
    const secret = ensureSecret(envFile)
    const moderatorToken = ensureModeratorToken(join(directory, 'token'))
    const state = join(directory, 'state')
    await Promise.all([ensureDatabase({ state, secret, moderatorToken, origins }), buildWidgetAnew()])
    await withDatabases(state, fill)
    return await work({ directory, state, envFile, secret, moderatorToken, ports })
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The same with the product running, as `wrangler dev` runs it, until the work is done. */
export const onStage = <Result>(options: Options, work: (stage: Stage) => Promise<Result>): Promise<Result> =>
  onPrepared(options, async ({ state, envFile, moderatorToken, ports: [port, ...ports] }) => {
    const stop = new AbortController()
    const { url, ended } = await serve({ port, assets: WIDGET, state, envFile, signal: stop.signal })
    try {
      return await work({ url, site: DEMO_SITE, moderatorToken, ports })
    } finally {
      stop.abort()
      await ended
    }
  })
