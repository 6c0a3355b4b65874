import { chromium, type Browser, type BrowserContext, type CDPSession } from 'playwright'
import type { CommentList } from '../../shared/comment.ts'
import { MAX_PAGE_SIZE } from '../../shared/limits.ts'
import { DEMO_SITE } from '../assets.ts'
import { findChromium, launchOptions } from '../browser.ts'
import { partOf } from '../sizes.ts'
import { inPage } from './in-page.ts'
import { passOn, startFront, type Answer } from './front.ts'
import { median } from './median.ts'
import { DRAWN, observe, type Observed } from './observe.ts'
import { ownersPage, pageKey } from './owners-page.ts'
import { fillPage } from './page.ts'
import { onStage, type Stage } from './stage.ts'

/**
 * A cheap phone on a bad network, and what its reader waits for: Chromium with a CPU four times slower, 562.5 ms a request
 * and 1.44 Mbit/s, which is what Lighthouse calls slow 4G. Times in milliseconds from the click that leads to the page,
 * medians of several runs; bytes as they travel.
 */
export interface PhoneReport {
  runs: number
  visits: Visit[]
}

export interface Visit {
  name: string
  /** The page's own words. */
  page: number
  /** The last of the comments' code and data: what no widget that asks for both can be faster than. */
  arrived: number | null
  firstComment: number | null
  form: number | null
  /** All comments that were asked for. */
  all: number | null
  /** Of the main thread. */
  script: number
  longestTask: number
  layoutShift: number
  heap: number
  bytes: number
  requests: Asked[]
}

interface Asked {
  what: string
  /** When it set out. */
  at: number
  /** Zero: from the browser's own cache, without a question. */
  bytes: number
  arrives: number
}

const RUNS = 5
const CPU = 4
const NETWORK = { latency: 562.5, downloadThroughput: 1.44e6 / 8, uploadThroughput: 0.675e6 / 8, offline: false }

interface Case {
  name: string
  count: number
  /** Nothing of ours on it. */
  isBare?: boolean
  /** With the lines of `docs/embed.md` in the head, for owners who want it sooner. */
  hasLines?: boolean
  /** The reader has been here before. */
  isSecond?: boolean
  /** Instead of ours, the least that could be called comments. */
  isLeast?: boolean
}

const CASES: Case[] = [
  { name: 'without Baraza', count: 25, isBare: true },
  { name: '25 comments', count: 25 },
  { name: '25, second visit', count: 25, isSecond: true },
  { name: '25, with the lines in the head', count: 25, hasLines: true },
  { name: '25, the least there can be', count: 25, isLeast: true },
  { name: '25, the least with the lines in the head', count: 25, isLeast: true, hasLines: true },
  { name: '100 comments', count: 100 },
  { name: '1,000 comments', count: 1_000 },
  { name: '1,000, the least there can be', count: 1_000, isLeast: true },
]

export async function measurePhone(): Promise<PhoneReport> {
  process.env.CHROMIUM_PATH = await findChromium()
  const counts = [...new Set(CASES.map(({ count }) => count))]
  return onStage(
    {
      ports: 2,
      fill: async ({ DB }) => {
        for (const count of counts) await fillPage(DB, DEMO_SITE, pageKey(count), count)
      },
    },
    async (stage) => {
      const lists = new Map(await Promise.all(counts.map(async (count) => [count, await inOne(stage, count)] as const)))
      const kept = new Map<string, Answer>()
      const baraza = await startFront(stage.ports[0]!, (request) => answer(stage, lists, kept, request), stage.url)
      const owner = await startFront(stage.ports[1]!, async ({ url = '' }) => ownersPage(baraza.url, url))
      const browser = await chromium.launch(launchOptions())
      try {
        const results = new Map<Case, Visit[]>(CASES.map((given) => [given, []]))
        // Side by side, so that what disturbs one disturbs all.
        for (let run = 0; run < RUNS; run++)
          for (const given of CASES) {
            console.log(`${run + 1} of ${RUNS}: ${given.name}`)
            results.get(given)!.push(await visit(browser, owner.url, given))
          }
        return { runs: RUNS, visits: [...results].map(([{ name }, visits]) => middle(name, visits)) }
      } finally {
        await browser.close()
        owner.close()
        baraza.close()
      }
    },
  )
}

/**
 * More comments than the widget asks for at a time, in one answer as a rival would give it: the pages of the list, put
 * together.
 */
async function inOne({ url, site }: Stage, count: number): Promise<Buffer> {
  const comments: CommentList['comments'] = []
  for (let cursor: string | null = null; ;) {
    const query = new URLSearchParams({ pageKey: pageKey(count), sort: 'newest', limit: `${MAX_PAGE_SIZE}` })
    if (cursor) query.set('cursor', cursor)
    const response = await fetch(`${url}/v1/sites/${site}/comments?${query}`)
    if (!response.ok) throw new Error(await response.text())
    const list = (await response.json()) as CommentList
    comments.push(...list.comments)
    cursor = list.nextCursor
    if (!cursor) return Buffer.from(JSON.stringify({ ...list, comments }))
  }
}

/**
 * The Worker's own answers, but for lists that are longer than it gives. Static files are kept, as Cloudflare's edge has them:
 * no Worker is asked for those, and what `wrangler dev` takes to read them is nobody's wait.
 */
async function answer(
  { url }: Stage,
  lists: Map<number, Buffer>,
  kept: Map<string, Answer>,
  request: Parameters<typeof passOn>[1],
): Promise<Answer> {
  const file = kept.get(request.url!)
  if (file) return file
  const given = await passOn(url, request)
  if (given.status === 200 && /^[^?]*\.js$/.test(request.url!)) kept.set(request.url!, given)
  const count = /\/comments\?pageKey=%2Fbench%2F(\d+)$/.exec(request.url!)?.[1]
  // A page of the list is what it is.
  return count && Number(count) > 25 ? { ...given, body: lists.get(Number(count))! } : given
}

async function visit(browser: Browser, owner: string, given: Case): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const { count, isBare, hasLines, isSecond, isLeast } = given
  const query = new URLSearchParams({
    count: `${count}`,
    ...(isBare && { bare: '' }),
    ...(hasLines && { lines: '' }),
    ...(isLeast && { least: '' }),
  })
  const address = `${owner}/page?${query}`
  try {
    if (isSecond) await look(context, address, given)
    return await look(context, address, given)
  } finally {
    await context.close()
  }
}

async function look(context: BrowserContext, address: string, { count, isBare }: Case) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const asked = await listen(session)
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
  await session.send('Performance.enable')
  await page.addInitScript(observe, { count, drawn: DRAWN })
  // Told by the page: to ask it would be one more script to run, just when the comments are drawn.
  const isDrawn = new Promise((resolve) => session.once('Runtime.bindingCalled', resolve))
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: DRAWN })
  await page.goto(address)
  if (!isBare) await isDrawn
  await untilQuiet(() => asked().length)
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)!.value
  const told = await inPage(session, () => (globalThis as unknown as Observed).tell())
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await page.close()
  const requests = asked()
  return {
    name: '',
    page: told.paint,
    arrived: isBare
      ? null
      : Math.max(...requests.filter(({ what }) => /^(comments|list|least)/.test(what)).map(({ arrives }) => arrives)),
    firstComment: told.firstComment ?? null,
    form: told.form ?? null,
    all: told.all ?? null,
    script: metric('ScriptDuration') * 1_000,
    longestTask: told.longest,
    layoutShift: told.shift,
    heap: usedSize,
    bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
    requests,
  }
}

/** All that comes when the browser is idle has come too: for as long as three requests take nothing was asked for. */
async function untilQuiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count()
    await new Promise((resolve) => setTimeout(resolve, 3 * NETWORK.latency))
  }
}

/** What the page asks the network for, in order. */
async function listen(session: CDPSession): Promise<() => Asked[]> {
  const requests = new Map<string, Asked>()
  let begin = 0
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (!request.url.startsWith('http')) return
    begin ||= timestamp
    requests.set(requestId, { what: nameOf(request.url), at: (timestamp - begin) * 1_000, bytes: 0, arrives: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const request = requests.get(requestId)
    if (request) Object.assign(request, { bytes: encodedDataLength, arrives: (timestamp - begin) * 1_000 })
  })
  await session.send('Network.enable')
  return () => [...requests.values()]
}

function nameOf(url: string): string {
  const { pathname } = new URL(url)
  if (pathname.endsWith('/comments')) return 'list'
  const name = pathname.replace(/^.*\//, '')
  return pathname.endsWith('.js') ? partOf(name) : name
}

/** Each figure is the median of its own; the requests are those of the last run. */
function middle(name: string, visits: Visit[]): Visit {
  const of = (key: 'page' | 'script' | 'longestTask' | 'layoutShift' | 'heap' | 'bytes') =>
    median(visits.map((one) => one[key]))
  const when = (key: 'arrived' | 'firstComment' | 'form' | 'all') => {
    const times = visits.map((one) => one[key]).filter((time) => time !== null)
    return times.length > 0 ? median(times) : null
  }
  return {
    name,
    page: of('page'),
    arrived: when('arrived'),
    firstComment: when('firstComment'),
    form: when('form'),
    all: when('all'),
    script: of('script'),
    longestTask: of('longestTask'),
    layoutShift: of('layoutShift'),
    heap: of('heap'),
    bytes: of('bytes'),
    requests: visits.at(-1)!.requests,
  }
}
