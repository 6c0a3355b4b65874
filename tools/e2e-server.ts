import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import { buildDemoAnew, DEMO_SITE, ensureWidget } from './assets.ts'
import { ensureDatabase } from './database.ts'
import { findFreePorts } from './port.ts'
import { ensureModeratorToken, ensureSecret } from './secret.ts'
import { serve } from './serve.ts'
import { unhurry } from './unhurry.ts'

/**
 * Starts the whole product once for all end-to-end tests, on a database of its own, so that nobody's local data is touched.
 * The tests find it through the environment; see `demo/e2e/fixtures.ts`.
 */
export default async function startServer({ workers }: FullConfig): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-e2e-'))
  const stop = new AbortController()
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  try {
    const [port = 0, ownPort = 0, ...hostPorts] = await findFreePorts(2 + workers)
    const origins = [port, ownPort, ...hostPorts].flatMap((at) => [`http://localhost:${at}`, `http://127.0.0.1:${at}`])
    const envFile = join(directory, 'vars')
    const secret = ensureSecret(envFile)
    const moderatorToken = ensureModeratorToken(join(directory, 'moderator-token'))
    const state = join(directory, 'state')
    const assets = join(directory, 'assets')
    await Promise.all([
      ensureDatabase({ state, secret, moderatorToken, origins }),
      ensureWidget().then(() => buildDemoAnew(assets)),
    ])
    // For who needs a server that can be away: as this one is before anybody has said anything.
    const own = join(directory, 'own')
    cpSync(state, own, { recursive: true })
    const { url, ended } = await serve({ port, assets, state, envFile, signal: stop.signal })
    await unhurry(url, DEMO_SITE, moderatorToken)
    Object.assign(process.env, {
      BARAZA_SERVER: url,
      BARAZA_MODERATOR_TOKEN: moderatorToken,
      BARAZA_HOST_PORTS: hostPorts.join(),
      BARAZA_OWN_SERVER: JSON.stringify({ port: ownPort, assets, state: own, envFile }),
    })
    return async () => {
      stop.abort()
      await ended
      remove()
    }
  } catch (error) {
    remove()
    throw error
  }
}
