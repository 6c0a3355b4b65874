import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO, ensureDemo, ensureWidget } from '../assets.ts'
import { ensureDatabase } from '../database.ts'
import { openSocket } from './web-socket.ts'
import { findFreePorts } from '../port.ts'
import { ensureModeratorToken, ensureSecret } from '../secret.ts'
import { serve } from '../serve.ts'

/**
 * How long a new comment takes to reach everybody who reads its page: `node tools/bench/sockets.ts`. A thousand sockets, on
 * workerd and D1 as `npm start` has them, all on the machine that measures. From the moment the comment is sent.
 */
const SOCKETS = 1_000
const ROUNDS = 5
const AT_ONCE = 50
const PAGE_KEY = 'http://localhost:8787/articles/sewn-boat/'

const directory = mkdtempSync(join(tmpdir(), 'baraza-bench-'))
const stop = new AbortController()
try {
  const [port = 0] = await findFreePorts(1)
  const origin = `http://localhost:${port}`
  const envFile = join(directory, 'vars')
  const secret = ensureSecret(envFile)
  const moderatorToken = ensureModeratorToken(join(directory, 'token'))
  const state = join(directory, 'state')
  await Promise.all([
    ensureDatabase({ state, secret, moderatorToken, origins: [origin] }),
    ensureWidget().then(ensureDemo),
  ])
  const { url, ended } = await serve({ port, assets: DEMO, state, envFile, signal: stop.signal })
  await bench(url, moderatorToken, origin)
  stop.abort()
  await ended
} finally {
  stop.abort()
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
}

async function bench(url: string, token: string, origin: string) {
  const path = `/v1/sites/demo/live?${new URLSearchParams({ pageKey: PAGE_KEY })}`
  let heard: (message: string) => void = () => {}
  const begin = performance.now()
  const sockets = []
  for (let opened = 0; opened < SOCKETS; opened += AT_ONCE) {
    const group = Array.from({ length: AT_ONCE }, (_, i) => {
      // Of many networks: one alone may not have so many.
      const headers = { Origin: origin, 'CF-Connecting-IP': `198.51.${(opened + i) % 250}.1` }
      return openSocket(url, path, headers, (message) => heard(message))
    })
    sockets.push(...(await Promise.all(group)))
  }
  const opened = performance.now() - begin

  const times: number[] = []
  const slowest: number[] = []
  const answered: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const body = `Number ${round} of this bench`
    const sent = performance.now()
    const all = new Promise<void>((resolve) => {
      let left = SOCKETS
      heard = (message) => {
        if (!message.includes(body)) return
        times.push(performance.now() - sent)
        if (--left === 0) resolve()
      }
    })
    const response = await fetch(`${url}/v1/admin/sites/demo/comments`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ pageKey: PAGE_KEY, body }),
    })
    if (!response.ok) throw new Error(await response.text())
    answered.push(performance.now() - sent)
    await all
    slowest.push(performance.now() - sent)
  }
  for (const socket of sockets) socket.destroy()
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  console.table({
    [`${SOCKETS} sockets opened, ms`]: Math.round(opened),
    'comment answered, median ms': Math.round(median(answered)),
    'comment heard, median ms': Math.round(median(times)),
    'comment heard by the last, median of rounds, ms': Math.round(median(slowest)),
    'comment heard by the last, slowest round, ms': Math.round(Math.max(...slowest)),
  })
}
