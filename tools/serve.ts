import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_SITE } from './assets.ts'
import { Failure } from './failure.ts'
import { startWrangler } from './wrangler.ts'

export type ServeOptions = {
  port: number
  /** The directory of static files. */
  assets: string
  /** Where the local database lies. */
  state: string
  /** The file that `SECRET` is read from. */
  envFile: string
  /** Stops the server, also while it starts. */
  signal: AbortSignal
}

export type Server = {
  url: string
  /** Settles when the server has ended, by itself or by the signal. */
  ended: Promise<void>
}

/** Starts the product in workerd with D1 beside it, and comes back when it answers. */
export async function serve({ port, assets, state, envFile, signal }: ServeOptions): Promise<Server> {
  const url = `http://localhost:${port}`
  const child = startWrangler(
    // prettier-ignore
    [
      'dev', '--ip', 'localhost', '--port', String(port), '--assets', assets, '--persist-to', state,
      '--env-file', envFile, '--log-level', 'error', '--show-interactive-dev-session=false',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const ended = once(child, 'exit').then(() => {})
  const stop = () => stopChild(child, ended)
  signal.addEventListener('abort', stop)
  const waiting = new AbortController()
  const outcome = await Promise.race([
    answers(`${url}/v1/sites/${DEMO_SITE}/counts?pageKey=ready`, waiting.signal),
    ended.then(() => 'ended' as const),
  ])
  waiting.abort()
  if (outcome === 'ready') return { url, ended }
  await stop()
  throw new Failure(
    outcome === 'ended'
      ? 'The server did not start: the lines above say why.'
      : 'The server did not answer within a minute: run npm start once more, and delete .wrangler/state if that does not help.',
  )
}

/** Asks until the Worker answers with anything but an error of its own. */
async function answers(url: string, signal: AbortSignal): Promise<'ready' | 'late'> {
  const deadline = Date.now() + 60_000
  while (!signal.aborted && Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })
      await response.body?.cancel()
      if (response.status < 500) return 'ready'
    } catch {
      // Nobody listens yet.
    }
    await sleep(50)
  }
  return 'late'
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  // Wrangler waits for workerd; a second signal makes it stop waiting.
  const patience = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(patience)
}
