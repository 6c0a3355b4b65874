import { DEMO, DEMO_SITE, ensureDemo, ensureWidget } from './assets.ts'
import { addSignInLink, ensureDatabase } from './database.ts'
import { Failure, runTask } from './failure.ts'
import { readPort, requireFree } from './port.ts'
import { ensureModeratorToken, ensureSecret } from './secret.ts'
import { serve } from './serve.ts'
import { describeSignIn } from './sign-in.ts'

const STATE = '.wrangler/state'
const ENV_FILE = '.dev.vars'

await runTask(async () => {
  const port = readPort(process.env.PORT)
  await requireFree(port)

  const url = `http://localhost:${port}`
  const secret = ensureSecret(ENV_FILE)
  const moderatorToken = ensureModeratorToken('.baraza/moderator-token')
  const origins = [url, `http://127.0.0.1:${port}`]
  const [link] = await Promise.all([
    ensureDatabase({ state: STATE, secret, moderatorToken, origins }).then(() => addSignInLink(STATE)),
    ensureWidget().then(ensureDemo),
  ])

  // A terminal's Ctrl-C reaches wrangler by itself; `kill` reaches only this process.
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort())
  try {
    const server = await serve({ port, assets: DEMO, state: STATE, envFile: ENV_FILE, signal: stop.signal })
    console.log(welcome(url, moderatorToken, describeSignIn(url, link, DEMO)))
    await server.ended
    if (!stop.signal.aborted) throw new Failure('The server has stopped by itself: the lines above say why.')
  } catch (error) {
    // Whoever stops it while it starts need not be told that it did not start.
    if (!stop.signal.aborted) throw error
  }
})

function welcome(url: string, token: string, signIn: string): string {
  const admin = `${url}/v1/admin/sites/${DEMO_SITE}`
  return `
The demo is at ${url}/

You are its owner. ${signIn}

List what waits for a decision:

  curl -H 'Authorization: Bearer ${token}' '${admin}/comments?status=pending'

Approve a comment, with its id from that list in place of ID:

  curl -X POST -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '{"commentIds":["ID"],"status":"approved"}' '${admin}/decisions'

Ctrl-C stops it.
`
}
