import { chromium, type CDPSession } from 'playwright'
import { DEMO_SITE } from '../assets.ts'
import { findChromium, launchOptions } from '../browser.ts'
import { startFront } from './front.ts'
import { inPage } from './in-page.ts'
import { median } from './median.ts'
import { ownersPage, pageKey } from './owners-page.ts'
import { fillPage } from './page.ts'
import { unhurry } from '../unhurry.ts'
import { onStage } from './stage.ts'

/**
 * A thousand comments on a desktop, shown as a reader comes to see them, 25 conversations at a time; and the longest task of the
 * page's main thread, in milliseconds, for each thing that happens then. Medians of several visits; zero is 50 at most. Where
 * one thing happens again and again, each time has its median, and the longest of them counts.
 */
export interface DeskReport {
  runs: number
  comments: number
  acts: { name: string; longestTask: number }[]
}

const RUNS = 5
const COMMENTS = 1_000

/** False when there was nothing to do any more. */
type Act = (session: CDPSession, visit: { address: string; run: number }) => Promise<unknown>

const showMore = (session: CDPSession): Promise<boolean> =>
  inPage(session, async () => {
    const root = document.querySelector('baraza-comments')!.shadowRoot!
    const count = () => root.querySelectorAll('article').length
    const before = count()
    const button = root.querySelector<HTMLElement>('section > button')
    setTimeout(() => button?.click())
    while (button && count() === before) await new Promise(requestAnimationFrame)
    return !!button
  })

/** In a task of its own, as a reader's click is. Resolves when what it brings about is there. */
const click = (session: CDPSession, selector: string, then: string) =>
  inPage(
    session,
    async (selector, then) => {
      const root = document.querySelector('baraza-comments')!.shadowRoot!
      setTimeout(() => root.querySelector<HTMLElement>(selector)!.click())
      while (!root.querySelector(then)) await new Promise(requestAnimationFrame)
    },
    selector,
    then,
  )

const REPEATED = 'the same until all are shown'

/** In their order: what comes later happens among all that was shown before. */
const ACTS: Record<string, Act> = {
  'the first page': async (session, { address }) => {
    const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve))
    await session.send('Page.navigate', { url: address })
    await loaded
    await inPage(session, async () => {
      const root = () => document.querySelector('baraza-comments')?.shadowRoot
      while (!root()?.querySelector('[name=vote]')) await new Promise(requestAnimationFrame)
    })
  },
  '“More comments”, the first time': showMore,
  [REPEATED]: showMore,
  'a vote': (session) => click(session, '[name=vote]', '[name=vote][aria-pressed=true]'),
  'the form for a reply opens': (session) => click(session, '[name=reply]', 'article baraza-comment-form'),
  'a post': (session, { run }) =>
    inPage(
      session,
      async (body) => {
        const root = document.querySelector('baraza-comments')!.shadowRoot!
        const count = () => root.querySelectorAll('article').length
        const before = count()
        const form = root.querySelector('article baraza-comment-form')!.shadowRoot!.querySelector('form')!
        for (const [name, value] of Object.entries({ body, name: 'Asha', email: 'asha@example.org' })) {
          const field = form.querySelector<HTMLInputElement>(`#${name}`)!
          field.value = value
          field.dispatchEvent(new Event('input', { bubbles: true }))
        }
        setTimeout(() => form.requestSubmit())
        while (count() === before) await new Promise(requestAnimationFrame)
      },
      `It has moved ${run} times.`,
    ),
}

export async function measureDesk(): Promise<DeskReport> {
  process.env.CHROMIUM_PATH = await findChromium()
  const fill = ({ DB }: { DB: Parameters<typeof fillPage>[0] }) => fillPage(DB, DEMO_SITE, pageKey(COMMENTS), COMMENTS)
  return onStage({ ports: 1, fill }, async (stage) => {
    await unhurry(stage.url, stage.site, stage.moderatorToken)
    const owner = await startFront(stage.ports[0]!, async ({ url = '' }) => ownersPage(stage.url, url))
    const browser = await chromium.launch(launchOptions())
    const found = new Map(Object.keys(ACTS).map((name) => [name, [] as number[][]]))
    try {
      for (let run = 0; run < RUNS; run++) {
        console.log(`${run + 1} of ${RUNS}: ${COMMENTS} comments on a desktop`)
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
        const page = await context.newPage()
        const session = await context.newCDPSession(page)
        await session.send('Page.enable')
        await page.addInitScript(observe)
        const address = `${owner.url}/page?count=${COMMENTS}`
        // The browser knows the code, and comes from a page without comments: to clear away others is a task of its own.
        await page.goto(address)
        await page.goto(`${owner.url}/page?count=0&bare`)
        for (const [name, act] of Object.entries(ACTS))
          found.get(name)!.push(await longestTasks(session, name === REPEATED, () => act(session, { address, run })))
        await context.close()
      }
    } finally {
      await browser.close()
      owner.close()
    }
    const acts = [...found].map(([name, times]) => ({ name, longestTask: longestMedian(times) }))
    return { runs: RUNS, comments: COMMENTS, acts }
  })
}

/** What the browser itself calls a long task: over 50 ms. Nothing traces or profiles meanwhile, which takes time, too. */
async function longestTasks(session: CDPSession, isRepeated: boolean, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  do {
    const isDone = (await work()) === false
    if (isDone) break
    times.push(await takeLongTask(session))
  } while (isRepeated)
  return times
}

/** Of runs that did the same things in the same order. */
const longestMedian = (runs: number[][]): number =>
  Math.max(...runs[0]!.map((_, i) => median(runs.map((times) => times[i]!))))

const takeLongTask = (session: CDPSession): Promise<number> =>
  // What follows when the browser is idle belongs to it, and is told a moment later.
  inPage(session, async () => {
    for (let i = 0; i < 3; i++) await new Promise((idle) => requestIdleCallback(() => requestAnimationFrame(idle)))
    const { longTasks } = globalThis as unknown as { longTasks: number[] }
    return Math.max(0, ...longTasks.splice(0))
  })

/** Runs in the page before anything else of it. */
function observe() {
  const longTasks: number[] = []
  Object.assign(globalThis, { longTasks })
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  })
}
