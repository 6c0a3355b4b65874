import { createServer, type IncomingMessage } from 'node:http'
import { findFreePorts } from '../port.ts'

type Call = { method: string; path: string; body: string }

/** What the account holds; the fake changes it as Cloudflare would. */
export type Account = {
  databases: string[]
  secrets: string[]
  hasWorker: boolean
  hasSite: boolean
  /** Answers that the token is not valid. */
  signedOut: boolean
}

export type Cloudflare = {
  account: Account
  calls: Call[]
  /** Every statement that reached the remote database. */
  sql: () => string[]
  env: Record<string, string>
  close: () => Promise<void>
}

const ACCOUNT = 'acc0000000000000000000000000000a'

/** As much of Cloudflare's API on loopback as a deployment by the real wrangler speaks to. */
export async function fakeCloudflare(start: Partial<Account> = {}): Promise<Cloudflare> {
  const nothing = { databases: [], secrets: [], hasWorker: false, hasSite: false, signedOut: false }
  const account: Account = { ...nothing, ...start }
  const calls: Call[] = []
  const [port] = await findFreePorts(1)
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = (request.url ?? '').replace('/client/v4', '').replace(/\?.*/, '')
      const call = { method: request.method ?? '', path, body }
      calls.push(call)
      const { status = 200, result, error } = answer(account, call)
      const errors = error ? [{ code: error, message: `error ${error}` }] : []
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(
        JSON.stringify({ success: !error, errors, messages: [], result, result_info: { total_count: 1, count: 1 } }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    account,
    calls,
    sql: () =>
      calls.filter(({ path }) => path.endsWith('/query')).map(({ body }) => (JSON.parse(body) as { sql: string }).sql),
    env: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${port}/client/v4`,
      CLOUDFLARE_API_TOKEN: 'token-of-a-test',
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

type Answer = { status?: number; result?: unknown; error?: number }

const database = (name: string) => ({
  uuid: `uuid-of-${name}`,
  name,
  created_at: '2026-01-01T00:00:00Z',
  version: 'production',
})

function answer(account: Account, { method, path, body }: Call): Answer {
  if (account.signedOut) return { status: 401, error: 10000 }
  const at = path.replace(`/accounts/${ACCOUNT}`, '')
  if (at === '/user/tokens/verify') return { result: { id: 't', status: 'active' } }
  if (at === '/user') return { result: { id: 'u', email: 'owner@example.org' } }
  if (at === '/accounts') return { result: [{ id: ACCOUNT, name: 'News' }] }
  if (at === '/memberships') return { result: [{ account: { id: ACCOUNT, name: 'News' } }] }
  if (at === '/d1/database' && method === 'GET') return { result: account.databases.map(database) }
  if (at === '/d1/database') {
    const { name } = JSON.parse(body) as { name: string }
    account.databases.push(name)
    return { result: database(name) }
  }
  if (at.endsWith('/query')) return { result: query(account, (JSON.parse(body) as { sql: string }).sql) }
  if (at.startsWith('/d1/database/')) {
    const name = account.databases.find((known) => at.endsWith(`/${known}`) || at.endsWith(`/uuid-of-${known}`))
    return name ? { result: database(name) } : { status: 404, error: 7404 }
  }
  if (at === '/workers/subdomain') return { result: { subdomain: 'the-news' } }
  if (at.endsWith('/secrets')) {
    if (!account.hasWorker) return { status: 404, error: 10007 }
    return { result: account.secrets.map((name) => ({ name, type: 'secret_text' })) }
  }
  return upload(account, method, at, body)
}

function upload(account: Account, method: string, at: string, body: string): Answer {
  if (at.endsWith('/assets-upload-session')) return { result: { jwt: 'done', buckets: [] } }
  if (method === 'GET' && at.startsWith('/workers/') && !account.hasWorker) return { status: 404, error: 10007 }
  const subdomain = { enabled: true, previews_enabled: false }
  if (at.endsWith('/subdomain')) return { result: subdomain }
  if (at.startsWith('/workers/workers/')) return { result: { subdomain } }
  if (at.endsWith('/settings')) return { result: { bindings: [] } }
  if (at.endsWith('/deployments')) return { result: { deployments: [], id: 'deployment' } }
  if ((method === 'PUT' || method === 'POST') && /\/(scripts\/[^/]+|versions)$/.test(at)) {
    account.hasWorker = true
    if (/"name":"SECRET","type":"secret_text"|"type":"secret_text","name":"SECRET"/.test(body))
      account.secrets.push('SECRET')
    return { result: { id: 'version', startup_time_ms: 1, resources: { script: { etag: 'etag' } } } }
  }
  return {
    result: at.includes('/services/') ? { default_environment: { script: { last_deployed_from: 'wrangler' } } } : {},
  }
}

function query(account: Account, sql: string): unknown[] {
  if (/INSERT INTO sites/.test(sql)) account.hasSite = true
  const results = /SELECT id FROM sites/.test(sql) && account.hasSite ? [{ id: 'news' }] : []
  return [{ success: true, results, meta: { duration: 1, rows_read: 0, rows_written: 0 } }]
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
