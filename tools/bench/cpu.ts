import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Request } from 'autocannon'
import { contactBait } from '../../worker/moderation/contact-bait.ts'
import { compileWords } from '../../worker/moderation/words/compile.ts'
import { findWords } from '../../worker/moderation/words/find.ts'
import { openWords } from '../../worker/moderation/words/open.ts'
import { parseMarkdown } from '../../worker/richtext/parse.ts'
import { makeWords } from './material.ts'
import { quantile } from './median.ts'
import { fillSite, ROUTES, serverOf, startBare } from './speed.ts'
import { unhurry } from '../unhurry.ts'
import { onStage } from './stage.ts'
import { timesOf } from './times.ts'

/**
 * Milliseconds of CPU. Of a request: all that the process of workerd computes for it, D1's SQLite and what `wrangler dev` puts
 * in front included, because workerd does not tell what is the Worker's alone: more than Cloudflare would count. Beside it
 * stands a bare Hono route in a process of the same kind. Of parsing and rules: the function by itself.
 */
export interface CpuReport {
  requests: Quantiles[]
  functions: Quantiles[]
}

interface Quantiles {
  name: string
  p50: number
  p99: number
}

const WARM_UP = 100
const REQUESTS = 300
const COMMENTS = 2_000
/** The longest that a site may allow is twice as long. */
const LENGTHS = [200, 5_000]
const ENTRIES = 10_000

export async function measureCpu(): Promise<CpuReport> {
  return { requests: existsSync('/proc/self/schedstat') ? await measureRequests() : [], functions: measureFunctions() }
}

async function measureRequests(): Promise<Quantiles[]> {
  return onStage({ ports: 0, fill: fillSite }, async (stage) => {
    await unhurry(stage.url, stage.site, stage.moderatorToken)
    const ours = workerds()
    const bare = await startBare()
    const bares = workerds().filter((pid) => !ours.includes(pid))
    try {
      const results: Quantiles[] = []
      for (const route of ROUTES) {
        const { name, isBare, next } = route
        let count = 0
        const server = serverOf(route, stage, bare.url)
        const pids = isBare ? bares : ours
        const ask = async () => {
          const { path = '', method = 'GET', headers, body } = next(stage, count++) as Request
          const init = {
            method,
            headers: headers as Record<string, string>,
            body: (body as string | undefined) ?? null,
          }
          const response = await fetch(server + path, init)
          if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
          await response.arrayBuffer()
        }
        for (let i = 0; i < WARM_UP; i++) await ask()
        const times: number[] = []
        for (let i = 0; i < REQUESTS; i++) {
          const before = computed(pids)
          await ask()
          times.push(computed(pids) - before)
        }
        results.push({ name, ...quantiles(times) })
      }
      return results
    } finally {
      await bare.stop()
    }
  })
}

/** Those that this process has started, at any remove. */
function workerds(): number[] {
  const parents = new Map<number, { parent: number; name: string }>()
  for (const pid of readdirSync('/proc').map(Number)) {
    if (!pid) continue
    try {
      // proc(5): the name stands in parentheses, and may contain anything.
      const [, name = '', parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      parents.set(pid, { parent: Number(parent), name })
    } catch {
      // It has ended.
    }
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid)?.parent ?? 0))
  return [...parents].filter(([pid, { name }]) => name === 'workerd' && isOurs(pid)).map(([pid]) => pid)
}

/** Of all threads of these processes, in milliseconds: the first figure is nanoseconds on a CPU. */
function computed(pids: number[]): number {
  let sum = 0
  for (const pid of pids)
    for (const thread of readdirSync(`/proc/${pid}/task`))
      sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0])
  return sum / 1e6
}

function measureFunctions(): Quantiles[] {
  const words = openWords(compileWords(makeWords(ENTRIES)))
  const functions: Record<string, (body: string) => unknown> = {
    parsing: parseMarkdown,
    [`a list of ${ENTRIES.toLocaleString('en')} words`]: (body) => findWords(words, { body }),
    'contact bait': (body) => contactBait({ body }),
  }
  return Object.entries(functions).flatMap(([name, work]) =>
    LENGTHS.map((length) => ({
      name: `${name}, ${length.toLocaleString('en')} characters`,
      ...quantiles(timesOf(work, length, COMMENTS)),
    })),
  )
}

const quantiles = (times: number[]) => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) })
