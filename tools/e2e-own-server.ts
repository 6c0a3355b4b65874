import { serve } from './serve.ts'

/**
 * A server of its own for a test that stops it and starts it again: `node tools/e2e-own-server.ts <where, as JSON>`, as
 * `e2e-server.ts` says it. On a message from its parent it stops or starts, and says `stopped` or `started`; it ends with its
 * parent.
 */
const where = JSON.parse(process.argv[2] ?? '{}')

let stop = async () => {}

async function start() {
  const aborted = new AbortController()
  const { url, ended } = await serve({ ...where, signal: aborted.signal })
  stop = async () => {
    aborted.abort()
    await ended
    stop = async () => {}
  }
  process.send?.({ said: 'started', url })
}

process.on('message', (message) => {
  if (message === 'start') void start()
  else void stop().then(() => process.send?.({ said: 'stopped' }))
})
process.on('disconnect', () => void stop().then(() => process.exit()))
await start()
