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
 * page's main thread, in milliseconds, for each thing that happens then. Medians of several visits; zero is 50 at most.
 */
export interface DeskReport {
  runs: number
  comments: number
  acts: { name: string; longestTask: number }[]
}

const RUNS = 5
const COMMENTS = 1_000

type Act = (session: CDPSession, run: number) => Promise<unknown>

const showMore = (session: CDPSession): Promise<boolean> =>
  inPage(session, async () => {
    const root = document.querySelector('baraza-comments')!.shadowRoot!
    const count = () => root.querySelectorAll('article').length
    const before = count()
    const button = root.querySelector<HTMLElement>('ol ~ button')
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

/** In their order: what comes later happens among all that was shown before. */
const ACTS: Record<string, Act> = {
  'the first page': async (session) => {
    const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve))
    await session.send('Page.reload')
    await loaded
    await inPage(session, async () => {
      const root = () => document.querySelector('baraza-comments')?.shadowRoot
      while (!root()?.querySelector('[name=vote]')) await new Promise(requestAnimationFrame)
    })
  },
  '“More comments”, the first time': showMore,
  'the same until all are shown': async (session) => {
    while (await showMore(session));
  },
  'a vote': (session) => click(session, '[name=vote]', '[name=vote][aria-pressed=true]'),
  'the form for a reply opens': (session) => click(session, '[name=reply]', 'article baraza-comment-form'),
  'a post': (session, run) =>
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
    const found = new Map(Object.keys(ACTS).map((name) => [name, [] as number[]]))
    try {
      for (let run = 0; run < RUNS; run++) {
        console.log(`${run + 1} of ${RUNS}: ${COMMENTS} comments on a desktop`)
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
        const page = await context.newPage()
        const session = await context.newCDPSession(page)
        await session.send('Page.enable')
        await page.addInitScript(observe)
        await page.goto(`${owner.url}/page?count=${COMMENTS}`)
        for (const [name, act] of Object.entries(ACTS))
          found.get(name)!.push(await longestTask(session, () => act(session, run)))
        await context.close()
      }
    } finally {
      await browser.close()
      owner.close()
    }
    const acts = [...found].map(([name, times]) => ({ name, longestTask: median(times) }))
    return { runs: RUNS, comments: COMMENTS, acts }
  })
}

/** What the browser itself calls a long task: over 50 ms. Nothing traces or profiles meanwhile, which takes time, too. */
async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  await work()
  // What follows when the browser is idle belongs to it, and is told a moment later.
  return inPage(session, async () => {
    for (let i = 0; i < 3; i++) await new Promise((idle) => requestIdleCallback(() => requestAnimationFrame(idle)))
    const { longTasks } = globalThis as unknown as { longTasks: number[] }
    return Math.max(0, ...longTasks.splice(0))
  })
}

/** Runs in the page before anything else of it. */
function observe() {
  const longTasks: number[] = []
  Object.assign(globalThis, { longTasks })
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  })
}
