import { median } from './median.ts'
import { onStage, type Stage } from './stage.ts'
import { openSocket } from './web-socket.ts'

/**
 * How long a new comment takes to reach everybody who reads its page: `node tools/bench/sockets.ts`. A thousand sockets, on
 * workerd and D1 as `npm start` has them, all on the machine that measures. From the moment the comment is sent.
 */
const SOCKETS = 1_000
const ROUNDS = 5
const AT_ONCE = 50
const PAGE_KEY = 'http://localhost:8787/articles/sewn-boat/'

await onStage({ ports: 0, fill: async () => {} }, bench)

async function bench({ url, moderatorToken, site }: Stage) {
  const path = `/v1/sites/${site}/live?${new URLSearchParams({ pageKey: PAGE_KEY })}`
  let heard: (message: string) => void = () => {}
  const begin = performance.now()
  const sockets = []
  for (let opened = 0; opened < SOCKETS; opened += AT_ONCE) {
    const group = Array.from({ length: AT_ONCE }, (_, i) => {
      // Of many networks: one alone may not have so many.
      const headers = { Origin: url, 'CF-Connecting-IP': `198.51.${(opened + i) % 250}.1` }
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
    const response = await fetch(`${url}/v1/admin/sites/${site}/comments`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${moderatorToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ pageKey: PAGE_KEY, body }),
    })
    if (!response.ok) throw new Error(await response.text())
    answered.push(performance.now() - sent)
    await all
    slowest.push(performance.now() - sent)
  }
  for (const socket of sockets) socket.destroy()
  console.table({
    [`${SOCKETS} sockets opened, ms`]: Math.round(opened),
    'comment answered, median ms': Math.round(median(answered)),
    'comment heard, median ms': Math.round(median(times)),
    'comment heard by the last, median of rounds, ms': Math.round(median(slowest)),
    'comment heard by the last, slowest round, ms': Math.round(Math.max(...slowest)),
  })
}
