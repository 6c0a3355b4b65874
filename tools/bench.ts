import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { format, resolveConfig } from 'prettier'
import { budgets, figure } from './bench/budgets.ts'
import type { BytesReport } from './bench/bytes.ts'
import type { PhoneReport } from './bench/phone.ts'
import type { RowsReport } from './bench/rows.ts'
import { Failure, runTask } from './failure.ts'

const JSON_FILE = '.baraza/bench.json'
const PAGE = 'docs/performance.md'

const table = (heads: string[], rows: string[][]) =>
  [heads, heads.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

interface Part {
  /** Of a day and a machine. */
  isTimed?: boolean
  measure: () => Promise<{ data: unknown; markdown: string }>
}

/** Each part also alone: what it needs is loaded with it. */
const PARTS: Record<string, Part> = {
  bytes: {
    measure: async () => {
      const { measureBytes } = await import('./bench/bytes.ts')
      const data = await measureBytes()
      const rows = data.files.map(({ name, purpose, raw, gzip, brotli }) => [
        purpose,
        name,
        ...[raw, gzip, brotli].map(figure),
      ])
      return { data, markdown: table(['what for', 'file', 'as it is', 'gzip', 'brotli'], rows) }
    },
  },
  rows: {
    measure: async () => {
      const { measureRows } = await import('./bench/rows.ts')
      const data = await measureRows()
      const rows = data.routes.map(({ name, costs }) => {
        const last = costs.at(-1)!
        return [
          name,
          ...costs.map(({ rowsRead }) => figure(rowsRead)),
          ...[last.rowsWritten, last.statements, last.roundTrips].map(figure),
        ]
      })
      const megabytes = data.bytes.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`)
      rows.push(['the database', ...megabytes, '', '', ''])
      const heads = data.sizes.map((size) => `read at ${figure(size)}`)
      return { data, markdown: table(['', ...heads, 'written', 'statements', 'round trips'], rows) }
    },
  },
  phone: {
    isTimed: true,
    measure: async () => {
      const { measurePhone } = await import('./bench/phone.ts')
      const data = await measurePhone()
      const seconds = (milliseconds: number | null) => (milliseconds === null ? '' : (milliseconds / 1000).toFixed(2))
      const [bare] = data.visits
      const rows = data.visits.map((visit) => [
        visit.name,
        ...[visit.page, visit.arrived, visit.firstComment, visit.form, visit.all].map(seconds),
        ...[visit.script, visit.longestTask].map((time) => figure(Math.round(time))),
        visit.layoutShift.toFixed(3),
        `${((visit.heap - bare!.heap) / 1e6).toFixed(1)} MB`,
        figure(visit.bytes),
      ])
      const heads = ['', 'page', 'arrived', 'first comment', 'form', 'all', 'script', 'longest task', 'shift', 'heap']
      const asked = data.visits
        .filter(({ name }) => name === '25 comments' || name.includes('second'))
        .map(({ name, requests }) => {
          const list = requests.map(({ what, at, bytes }) => [what, seconds(at), bytes === 0 ? 'kept' : figure(bytes)])
          return `**${name}**\n\n${table(['request', 'sets out', 'bytes'], list)}`
        })
      const commented = data.visits.filter(({ firstComment }) => firstComment !== null)
      const names = commented.map(({ name }) => name)
      return {
        data,
        markdown: [
          table([...heads, 'bytes'], rows),
          bars(
            'Seconds until the first comment, on the phone',
            's',
            names,
            commented.map(({ firstComment }) => firstComment! / 1000),
          ),
          ...asked,
        ].join('\n\n'),
      }
    },
  },
  desk: {
    isTimed: true,
    measure: async () => {
      const { measureDesk } = await import('./bench/desk.ts')
      const data = await measureDesk()
      const rows = data.acts.map(({ name, longestTask }) => [
        name,
        longestTask === 0 ? '50 at most' : figure(longestTask),
      ])
      return { data, markdown: table(['', 'longest task in ms'], rows) }
    },
  },
  cpu: {
    isTimed: true,
    measure: async () => {
      const { measureCpu } = await import('./bench/cpu.ts')
      const data = await measureCpu()
      const rows = [...data.requests, ...data.functions].map(({ name, p50, p95, p99 }) => [
        name,
        ...[p50, p95, p99].map((time) => time.toFixed(2)),
      ])
      return { data, markdown: table(['', 'p50 in ms', 'p95 in ms', 'p99 in ms'], rows) }
    },
  },
  speed: {
    isTimed: true,
    measure: async () => {
      const { measureSpeed } = await import('./bench/speed.ts')
      const data = await measureSpeed()
      const [bare] = data.routes
      const rows = data.routes.map(({ name, perSecond, p50, p99 }) => [
        name,
        figure(Math.round(perSecond)),
        `${(perSecond / bare!.perSecond).toFixed(2)}`,
        ...[p50, p99].map(figure),
      ])
      const names = data.routes.map(({ name }) => name)
      const heads = ['', 'a second', 'of the bare route', 'p50 in ms', 'p99 in ms']
      const perSecond = data.routes.map((route) => route.perSecond)
      return { data, markdown: `${table(heads, rows)}\n\n${bars('Requests a second', '', names, perSecond)}` }
    },
  },
}

/** Drawn by whatever shows Markdown with Mermaid; elsewhere it is the figures once more. */
const bars = (title: string, unit: string, names: string[], values: number[]) =>
  `\`\`\`mermaid
xychart-beta horizontal
  title "${title}"
  x-axis [${names.map((name) => `"${name}"`).join(', ')}]
  y-axis "${unit}" 0 --> ${Math.ceil(Math.max(...values))}
  bar [${values.map((value) => value.toFixed(2)).join(', ')}]
\`\`\``

/**
 * Measures the product and says what came of it: `npm run bench`, `npm run bench -- --only=rows`. With `--write` the page of
 * the documents shows it.
 */
await runTask(async () => {
  const options = process.argv.slice(2)
  const only = options
    .find((option) => option.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  if (
    options.some((option) => option !== '--write' && option !== `--only=${only}`) ||
    only?.some((name) => !PARTS[name])
  )
    throw new Failure(`npm run bench takes --write, and --only= followed by some of ${Object.keys(PARTS).join(',')}.`)
  const show = (name: string, markdown: string) => {
    console.log(`\n${markdown}`)
    if (options.includes('--write')) writeFileSync(PAGE, replace(readFileSync(PAGE, 'utf8'), name, markdown))
  }
  const results: Record<string, unknown> & Setting = {
    date: new Date().toISOString(),
    machine: { platform: platform(), arch: arch(), cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem() },
    versions: { node: process.version, ...versionsOf('wrangler', 'workerd', 'lit', 'hono', 'playwright') },
  }
  for (const [name, { isTimed, measure }] of Object.entries(PARTS)) {
    if (only && !only.includes(name)) continue
    const { data, markdown } = await measure()
    results[name] = data
    // Exact figures are what they are on any day.
    show(name, isTimed ? `${markdown}\n\nMeasured on ${results.date.slice(0, 10)}.` : markdown)
  }
  const { bytes, rows, phone } = results as unknown as Partial<Measured>
  // All from one run.
  if (bytes && rows && phone) {
    const lines = budgets(bytes, rows, phone).map(({ what, budget, ours, isHeld }) => [
      what,
      budget,
      isHeld ? ours : `**${ours}**`,
    ])
    show('budgets', table(['what', 'budget', 'ours'], lines))
  }
  show('machine', describe(results))
  if (options.includes('--write'))
    writeFileSync(PAGE, await format(readFileSync(PAGE, 'utf8'), { ...(await resolveConfig(PAGE)), filepath: PAGE }))
  mkdirSync('.baraza', { recursive: true })
  writeFileSync(JSON_FILE, `${JSON.stringify(results, null, 2)}\n`)
  console.log(`\nAs JSON: ${JSON_FILE}`)
})

interface Measured {
  bytes: BytesReport
  rows: RowsReport
  phone: PhoneReport
}

interface Setting {
  date: string
  machine: { platform: string; arch: string; cpu: string | undefined; cores: number; memory: number }
  versions: Record<string, string | undefined>
}

function describe({ machine, versions }: Setting): string {
  const { platform, arch, cpu, cores, memory } = machine
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version?.replace('v', '')}`)
  const gigabytes = Math.round(memory / 2 ** 30)
  return `On ${platform} ${arch}, ${cores} × ${cpu?.trim()}, ${gigabytes} GB; ${list.join(', ')}.`
}

function versionsOf(...names: string[]) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string }>
  }
  return Object.fromEntries(names.map((name) => [name, packages[`node_modules/${name}`]?.version]))
}

/** Between the marks of a part. */
function replace(text: string, name: string, markdown: string): string {
  const [start, end] = [`<!-- bench ${name} -->`, '<!-- end -->']
  const from = text.indexOf(start)
  const to = text.indexOf(end, from)
  if (from < 0 || to < 0) throw new Failure(`${PAGE} has no place for ${name}: write ${start} and ${end} into it.`)
  return `${text.slice(0, from + start.length)}\n\n${markdown}\n\n${text.slice(to)}`
}
