import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon, { type Request } from 'autocannon'
import { DEMO_SITE } from '../assets.ts'
import { findFreePorts } from '../port.ts'
import { startWrangler } from '../wrangler.ts'
import { writeBareConfig } from './bare-config.ts'
import { median } from './median.ts'
import { growSite, LARGEST_PAGE } from './site.ts'
import { unhurry } from '../unhurry.ts'
import { onStage, type Stage } from './stage.ts'

/**
 * Requests a second, and how long one takes, through workerd and D1 on this machine, with ten asking at once. Cloudflare's
 * machines are others: what counts is each beside a bare Hono route, which ran in the same minutes.
 */
export interface SpeedReport {
  runs: number
  connections: number
  comments: number
  routes: { name: string; perSecond: number; p50: number; p99: number }[]
}

const RUNS = 5
const CONNECTIONS = 10
/** Pages with a hundred comments each, beside the largest one: as many as are asked for when none may be kept. */
const OTHER_PAGES = 3_000
const COMMENTS = LARGEST_PAGE + OTHER_PAGES * 100

interface Route {
  name: string
  /** Asked of the server that does nothing. */
  isBare?: boolean
  isForModerators?: boolean
  /** Requests in a run: writes are fewer. */
  amount: number
  /** Another request each time: `count` is how many this route had before. */
  next: (stage: Stage, count: number) => Request
}

const LIST = '/comments?pageKey=/bench/'
const JSON_TYPE = { 'Content-Type': 'application/json' }

/** As many readers as requests, or Cloudflare's own rate limit would answer. */
const reader = (stage: Stage, count: number) => ({
  Origin: stage.url,
  'CF-Connecting-IP': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
})

export const ROUTES: Route[] = [
  { name: 'a bare Hono route', isBare: true, amount: 3_000, next: () => ({}) },
  { name: 'first page, unchanged', amount: 2_000, next: () => ({ path: `${LIST}0` }) },
  {
    name: 'first page, as nobody has asked before',
    amount: OTHER_PAGES / RUNS,
    next: (_, count) => ({ path: `${LIST}${1 + (count % OTHER_PAGES)}` }),
  },
  {
    name: 'counts of 30 pages',
    amount: 1_000,
    next: () => ({ path: `/counts?${Array.from({ length: 30 }, (_, i) => `pageKey=/bench/${i}`).join('&')}` }),
  },
  {
    name: 'a post',
    amount: 200,
    next: (stage, count) => ({
      method: 'POST',
      path: '/comments',
      headers: { ...reader(stage, count), ...JSON_TYPE },
      body: JSON.stringify({
        pageKey: `/bench/${1 + (count % 50)}`,
        name: 'Asha',
        email: `asha${count}@example.org`,
        body: `The ${count}th time, the quarrels have moved.`,
      }),
    }),
  },
  {
    name: 'a vote',
    amount: 200,
    next: (stage, count) => ({
      method: 'PUT',
      path: `/comments/${encodeURIComponent(`bench ${`${(count % 9) * 10}`.padStart(9, '0')}`)}/vote`,
      headers: reader(stage, count),
    }),
  },
  {
    name: 'the queue',
    isForModerators: true,
    amount: 500,
    next: (stage) => ({
      path: '/comments?status=pending',
      headers: { Authorization: `Bearer ${stage.moderatorToken}` },
    }),
  },
]

/** The site that all are asked of. */
export const fillSite = ({ DB }: { DB: Parameters<typeof growSite>[0] }) => growSite(DB, DEMO_SITE, 0, COMMENTS)

/** Where a route is asked, up to the path of its requests. */
export const serverOf = ({ isBare, isForModerators }: Route, { url, site }: Stage, bare: string) =>
  isBare ? bare : `${url}/v1${isForModerators ? '/admin' : ''}/sites/${site}`

export async function measureSpeed(): Promise<SpeedReport> {
  return onStage({ ports: 0, fill: fillSite }, async (stage) => {
    const bare = await startBare()
    try {
      await unhurry(stage.url, stage.site, stage.moderatorToken)
      const results = ROUTES.map((): Volley[] => [])
      // Side by side, so that what disturbs one disturbs all.
      for (let run = 0; run < RUNS; run++)
        for (const [i, route] of ROUTES.entries()) results[i]!.push(await fire(stage, bare.url, route))
      const of = (i: number, figure: (volley: Volley) => number) => median(results[i]!.map(figure))
      const routes = ROUTES.map(({ name }, i) => ({
        name,
        perSecond: of(i, ({ perSecond }) => perSecond),
        p50: of(i, ({ latency }) => latency.p50),
        p99: of(i, ({ latency }) => latency.p99),
      }))
      return { runs: RUNS, connections: CONNECTIONS, comments: COMMENTS, routes }
    } finally {
      await bare.stop()
    }
  })
}

/** By route: a page that is to be asked for the first time is found by its own count. */
const counts = new Map<Route, number>()

type Volley = autocannon.Result & { perSecond: number }

async function fire(stage: Stage, bare: string, route: Route): Promise<Volley> {
  const { name, amount, next } = route
  const { origin, pathname } = new URL(serverOf(route, stage, bare))
  const begin = performance.now()
  let end = begin
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const setupRequest = (request: Request) => {
      const count = counts.get(route) ?? 0
      counts.set(route, count + 1)
      const { path = '', ...given } = next(stage, count)
      return { ...request, ...given, path: pathname + path }
    }
    autocannon({ url: origin, connections: CONNECTIONS, amount, requests: [{ setupRequest }] }, (error, result) =>
      error ? reject(error as Error) : resolve(result),
    )
      // Its own duration is in whole seconds, of which a run takes few.
      .on('response', () => (end = performance.now()))
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name}: ${result.non2xx} of ${amount} were refused, ${result.errors} failed.`)
  return { ...result, perSecond: (1_000 * amount) / (end - begin) }
}

/** A server beside the product's, with nothing to do. */
export async function startBare() {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-bare-'))
  const [port = 0] = await findFreePorts(1)
  const args = [
    'dev',
    '--config',
    writeBareConfig(directory),
    '--ip',
    'localhost',
    '--port',
    `${port}`,
    '--log-level',
    'error',
  ]
  const child = startWrangler([...args, '--show-interactive-dev-session=false'], { stdio: 'ignore' })
  const url = `http://localhost:${port}`
  const isThere = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  while (child.exitCode === null && !(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
