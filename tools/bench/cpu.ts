import { join } from 'node:path'
import type { Request } from 'autocannon'
import { contactBait } from '../../worker/moderation/contact-bait.ts'
import { compileWords } from '../../worker/moderation/words/compile.ts'
import { findWords } from '../../worker/moderation/words/find.ts'
import { openWords } from '../../worker/moderation/words/open.ts'
import { parseMarkdown } from '../../worker/richtext/parse.ts'
import { DEMO_SITE } from '../assets.ts'
import { canTell, startBareAlone, startWorkerAlone } from './alone.ts'
import { makeWords } from './material.ts'
import { median, quantile } from './median.ts'
import { fillSite, ROUTES, serverOf } from './speed.ts'
import { unhurry } from '../unhurry.ts'
import { onPrepared } from './stage.ts'
import { timesOf } from './times.ts'

/**
 * Milliseconds of CPU. Of a request: all that a process of workerd computes for it which runs the Worker alone, its HTTP, its
 * compiler and its garbage collector included: more than Cloudflare would count. Beside it stands a bare Hono route in a
 * process of the same kind. Of parsing and rules: the function by itself.
 */
export interface CpuReport {
  requests: Quantiles[]
  functions: Quantiles[]
}

interface Quantiles {
  name: string
  p50: number
  p95: number
  p99: number
}

/** Until V8 has compiled what is asked again and again. */
const WARM_UP = 200
/** Each figure is the median of so many runs. */
const RUNS = 5
const REQUESTS = 300
const COMMENTS = 2_000
/** The longest that a site may allow is twice as long. */
const LENGTHS = [200, 5_000]
const ENTRIES = 10_000

export async function measureCpu(): Promise<CpuReport> {
  return { requests: canTell ? await measureRequests() : [], functions: measureFunctions() }
}

const measureRequests = (): Promise<Quantiles[]> =>
  onPrepared({ ports: 0, fill: fillSite }, async ({ directory, state, secret, moderatorToken, ports: [port] }) => {
    const bare = await startBareAlone(join(directory, 'bare'))
    const worker = await startWorkerAlone(join(directory, 'worker'), state, secret).catch(async (error: unknown) => {
      await bare.stop()
      throw error
    })
    try {
      await unhurry(worker.url, DEMO_SITE, moderatorToken)
      // Readers come from the pages that the site allows.
      const reader = { url: `http://localhost:${port}`, site: DEMO_SITE, moderatorToken, ports: [] }
      const asked = ROUTES.map((route) => {
        const { computed, url } = route.isBare ? bare : worker
        const server = serverOf(route, { ...reader, url }, url)
        let count = 0
        return async () => {
          const { path = '', method = 'GET', headers, body } = route.next(reader, count++) as Request
          const before = computed()
          const init = {
            method,
            headers: headers as Record<string, string>,
            body: (body as string | undefined) ?? null,
          }
          const response = await fetch(server + path, init)
          if (!response.ok) throw new Error(`${route.name}: ${await response.text()}`)
          await response.arrayBuffer()
          return computed() - before
        }
      })
      for (const ask of asked) for (let i = 0; i < WARM_UP; i++) await ask()
      const results = asked.map((): number[][] => [])
      // Side by side, so that what disturbs one disturbs all.
      for (let run = 0; run < RUNS; run++)
        for (const [i, ask] of asked.entries()) {
          const times: number[] = []
          for (let n = 0; n < REQUESTS; n++) times.push(await ask())
          results[i]!.push(times)
        }
      return ROUTES.map(({ name }, i) => ({
        name,
        ...quantiles((part) => median(results[i]!.map((times) => quantile(times, part)))),
      }))
    } finally {
      await Promise.all([worker.stop(), bare.stop()])
    }
  })

function measureFunctions(): Quantiles[] {
  const words = openWords(compileWords(makeWords(ENTRIES)))
  const functions: Record<string, (body: string) => unknown> = {
    parsing: parseMarkdown,
    [`a list of ${ENTRIES.toLocaleString('en')} words`]: (body) => findWords(words, { body }),
    'contact bait': (body) => contactBait({ body }),
  }
  return Object.entries(functions).flatMap(([name, work]) =>
    LENGTHS.map((length) => {
      const times = timesOf(work, length, COMMENTS)
      return {
        name: `${name}, ${length.toLocaleString('en')} characters`,
        ...quantiles((part) => quantile(times, part)),
      }
    }),
  )
}

const quantiles = (of: (part: number) => number) => ({ p50: of(0.5), p95: of(0.95), p99: of(0.99) })
