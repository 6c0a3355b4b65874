import { mkdtempSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DecisionResults } from '../../shared/admin.ts'
import type { CommentList } from '../../shared/comment.ts'
import { signReaderToken } from '../../worker/crypto/reader-token.ts'
import type { Bindings } from '../../worker/env.ts'
import { metered } from '../../worker/testing/meter.ts'
import { DEMO_SITE } from '../assets.ts'
import { ensureDatabase, withDatabases } from '../database.ts'
import { ensureModeratorToken, ensureSecret } from '../secret.ts'
import { UNHURRIED } from '../unhurry.ts'
import { growSite, LARGEST_PAGE } from './site.ts'

/**
 * What requests cost D1, as it bills them, at more and more comments in one site: `npm run bench -- --only=rows`. The app runs on
 * workerd's own D1; rows, statements and round trips are exact, and the same on every machine.
 */
export interface RowsReport {
  sizes: number[]
  /** Of the database without the one for search, all indexes included. */
  bytes: number[]
  routes: { name: string; costs: Cost[] }[]
}

interface Cost {
  rowsRead: number
  rowsWritten: number
  statements: number
  roundTrips: number
}

// The rooms' base class is workerd's own. Here they are empty.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'cloudflare:workers'
      ? { url: 'data:text/javascript,export class DurableObject {}', shortCircuit: true }
      : next(specifier, context),
})
const { app } = await import('../../worker/app.ts')

const SIZES = [100, 10_000, LARGEST_PAGE, 1_000_000]
const ORIGIN = 'https://paper.example'

export async function measureRows(): Promise<RowsReport> {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-rows-'))
  try {
    const secret = ensureSecret(join(directory, 'vars'))
    const moderatorToken = ensureModeratorToken(join(directory, 'token'))
    const state = join(directory, 'state')
    await ensureDatabase({ state, secret, moderatorToken, origins: [ORIGIN] })
    const routes = new Map<string, Cost[]>()
    const bytes: number[] = []
    await withDatabases(state, async ({ DB, SEARCH_DB }) => {
      // With nobody in them, they ask nothing.
      const rooms = { getByName: () => ({ tell: async () => {}, move: async () => {} }) }
      const env = {
        DB,
        SEARCH_DB,
        SECRET: secret,
        VERSION: { id: 'bench', tag: '', timestamp: '' },
        SITE_ROOM: rooms,
        PAGE_ROOM: rooms,
      }
      let before = 0
      for (const size of SIZES) {
        const begin = performance.now()
        await growSite(DB, DEMO_SITE, before, size)
        console.log(`${size} comments (${((performance.now() - begin) / 1000).toFixed(1)} s)`)
        before = size
        bytes.push((await DB.prepare('SELECT 1').run()).meta.size_after)
        emptyCache()
        const site = new Site(env as unknown as Bindings, moderatorToken, `of-${size}`)
        await site.moderate('', 'PATCH', { settings: UNHURRIED })
        for (const [name, ask] of Object.entries(ROUTES)) {
          const costs = routes.get(name) ?? []
          routes.set(name, costs)
          const { rowsRead, rowsWritten, statements, roundTrips } = await ask(site)
          costs.push({ rowsRead, rowsWritten, statements, roundTrips })
        }
      }
    })
    return { sizes: SIZES, bytes, routes: [...routes].map(([name, costs]) => ({ name, costs })) }
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Cloudflare's cache, which is not there outside of workerd: one data centre of it. */
function emptyCache() {
  const kept = new Map<string, string>()
  const cache = {
    match: async (key: string) => (kept.has(key) ? new Response(kept.get(key)) : undefined),
    put: async (key: string, response: Response) => void kept.set(key, await response.text()),
  }
  Object.assign(globalThis, { caches: { default: cache } })
}

class Site {
  readonly #env: Bindings
  readonly #moderatorToken: string
  readonly #name: string

  constructor(env: Bindings, moderatorToken: string, name: string) {
    this.#name = name
    this.#env = env
    this.#moderatorToken = moderatorToken
  }

  async ask<Answer>(path: string, init: RequestInit = {}): Promise<Cost & { answer: Answer }> {
    const { db, meter } = metered(this.#env.DB)
    const search = metered(this.#env.SEARCH_DB)
    const after: Promise<unknown>[] = []
    const context = { waitUntil: (work: Promise<unknown>) => void after.push(work), passThroughOnException: () => {} }
    const response = await app.request(
      `/v1${path}`,
      { ...init, headers: { Origin: ORIGIN, 'CF-Connecting-IP': '203.0.113.7', ...(init.headers as object) } },
      { ...this.#env, DB: db, SEARCH_DB: search.db },
      context as never,
    )
    const text = await response.text()
    if (!response.ok && response.status !== 304) throw new Error(`${path}: ${text}`)
    // What is kept is kept after the answer.
    await Promise.allSettled(after)
    const cost = Object.fromEntries(
      Object.entries(meter).map(([name, count]) => [name, count + search.meter[name as keyof Cost]]),
    ) as unknown as Cost
    return { ...cost, answer: (text ? JSON.parse(text) : null) as Answer }
  }

  send = <Answer>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.ask<Answer>(`/sites/${DEMO_SITE}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  read = <Answer>(path: string, headers: Record<string, string> = {}) =>
    this.ask<Answer>(`/sites/${DEMO_SITE}${path}`, { headers })

  moderate = <Answer>(path: string, method = 'GET', body?: unknown) =>
    this.ask<Answer>(`/admin/sites/${DEMO_SITE}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#moderatorToken}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  /** Another at each size: what one reader did in the last minute is counted with each act. */
  reader = () => signReaderToken(this.#env.SECRET, DEMO_SITE, `device-${this.#name}`)
}

const LARGE = '/comments?pageKey=/bench/0'
const FIRST = encodeURIComponent('bench 000000000')

/** The tenth page of a list, by its cursors. */
async function tenth(site: Site, sort: string): Promise<Cost> {
  const path = `${LARGE}&sort=${sort}&limit=1`
  let cost = await site.read<CommentList>(path)
  for (let page = 1; page < 9 && cost.answer.nextCursor; page++)
    cost = await site.read(`${path}&cursor=${cost.answer.nextCursor}`)
  const { nextCursor } = cost.answer
  return nextCursor ? site.read(`${LARGE}&sort=${sort}&cursor=${nextCursor}`) : cost
}

/** Of the decision that was made last. */
let decisionId: string

let posts = 0
const draft = (more: object = {}) => ({
  pageKey: '/bench/0',
  name: 'Asha',
  email: 'asha@example.org',
  body: `The ${++posts}th time, the quarrels have moved.`,
  ...more,
})

/** Of sixteen posts one tells the search index of all of them: the least and the most that one costs. */
let dearest: Cost
async function cheapest(site: Site): Promise<Cost> {
  const costs: Cost[] = []
  for (let i = 0; i < 16; i++) costs.push(await site.send('POST', '/comments', draft()))
  costs.sort((a, b) => a.statements - b.statements)
  dearest = costs.at(-1)!
  return costs[0]!
}

const ROUTES: Record<string, (site: Site) => Promise<Cost>> = {
  'first page, newest': (site) => site.read(`${LARGE}&sort=newest`),
  'first page, oldest': (site) => site.read(`${LARGE}&sort=oldest`),
  'first page, best': (site) => site.read(`${LARGE}&sort=best`),
  'first page, nothing has changed': (site) => site.read(`${LARGE}&sort=best`),
  'a later page, newest': (site) => tenth(site, 'newest'),
  'a later page, oldest': (site) => tenth(site, 'oldest'),
  'a later page, best': (site) => tenth(site, 'best'),
  'a page without comments': (site) => site.read('/comments?pageKey=/nobody'),
  'replies of a comment': (site) => site.read(`/comments/${FIRST}/replies`),
  'one comment': (site) => site.read(`/comments/${FIRST}`),
  'counts of 30 pages': (site) =>
    site.read(`/counts?${Array.from({ length: 30 }, (_, i) => `pageKey=/bench/${i}`).join('&')}`),
  'changes of a page': (site) => site.read('/changes?pageKey=/bench/0&since=99'),
  'own votes of 90 comments': async (site) => {
    const ids = Array.from(
      { length: 90 },
      (_, i) => `commentId=${encodeURIComponent(`bench ${`${i}`.padStart(9, '0')}`)}`,
    )
    return site.read(`/comments/votes?${ids.join('&')}`, { Authorization: `Bearer ${await site.reader()}` })
  },
  'cards, trending': (site) => site.read('/pages?rank=trending&limit=12'),
  'cards, discussed': (site) => site.read('/pages?rank=discussed&limit=12'),
  'latest comments': (site) => site.read('/comments/latest'),
  'reactions of a page': (site) => site.read('/reactions?pageKey=/bench/0'),
  'a post': cheapest,
  'every sixteenth, for search': async () => dearest,
  'a reply': (site) => site.send('POST', '/comments', draft({ parentId: 'bench 000000000' })),
  'a vote': async (site) =>
    site.send('PUT', `/comments/${FIRST}/vote`, undefined, { Authorization: `Bearer ${await site.reader()}` }),
  'a vote taken back': async (site) =>
    site.send('DELETE', `/comments/${FIRST}/vote`, undefined, { Authorization: `Bearer ${await site.reader()}` }),
  'a reaction': async (site) =>
    site.send('PUT', '/reactions/moving?pageKey=/bench/0', undefined, {
      Authorization: `Bearer ${await site.reader()}`,
    }),
  'the queue': (site) => site.moderate('/comments?status=pending'),
  'the queue, newest of all': (site) => site.moderate('/comments'),
  'a decision': async (site) => {
    const body = { commentIds: ['bench 000000096'], status: 'rejected' }
    const made = await site.moderate<DecisionResults>('/decisions', 'POST', body)
    const [result] = made.answer.results
    if (result?.outcome !== 'decided') throw new Error('Nothing was decided')
    decisionId = result.decision.id
    return made
  },
  'its undo': (site) => site.moderate(`/decisions/${decisionId}`, 'DELETE'),
  'the audit trail': (site) => site.moderate('/decisions'),
  'an author': (site) => site.moderate('/authors/bench'),
  'pages, most discussed': (site) => site.moderate('/pages?rank=discussed'),
  tallies: (site) => site.moderate('/tallies'),
}
