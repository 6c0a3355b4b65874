import { buildWidgetAnew, WIDGET } from './assets.ts'
import { bindingsAreCurrent } from './bindings.ts'
import { findChromium } from './browser.ts'
import { run, type Program } from './command.ts'
import { Failure } from './failure.ts'
import { runWrangler } from './wrangler.ts'

type Check = { name: string; work: () => Promise<void> }

const program =
  (name: Program, ...args: string[]) =>
  async () => {
    const { status, output } = await run(name, args)
    if (status !== 0) throw new Failure(output)
  }

const FIX = 'npm run fix puts most of it right.'

/** In the order in which they are run; the widget is built before the deployment that uploads it. */
export const CHECKS: Check[] = [
  { name: 'types', work: program('tsc', '-b') },
  { name: 'lint', work: withAdvice(program('oxlint'), FIX) },
  {
    name: 'format',
    work: withAdvice(program('prettier', '--check', '--cache', '--cache-strategy', 'content', '.'), FIX),
  },
  { name: 'bindings', work: withAdvice(bindingsAreCurrent, 'npm run fix writes them.') },
  { name: 'widget', work: buildWidgetAnew },
  {
    name: 'sizes',
    work: async () => {
      const { sizes } = await import('./sizes.ts')
      await sizes(WIDGET)
    },
  },
  {
    name: 'deployment',
    work: async () => {
      const { status, output } = await runWrangler(['deploy', '--dry-run', '--outdir', 'dist/worker'])
      if (status !== 0) throw new Failure(output)
    },
  },
]

/** What is counted and has a bound: rows and statements, requests. They are tests, so that npm test runs them among the others. */
export const COUNTS: Check[] = [
  { name: 'rows', work: program('vitest', 'run', '--project', 'worker', 'rows') },
  {
    name: 'requests',
    work: async () => {
      process.env.CHROMIUM_PATH = await findChromium()
      await program('playwright', 'test', '--reporter=list', 'demo/e2e/budgets.e2e.ts')()
    },
  },
]

/** Runs each check, one line each, and gives one paragraph for each that failed: one run shows all that is wrong. */
export async function runChecks(checks: Check[]): Promise<string[]> {
  const failures: string[] = []
  for (const { name, work } of checks) {
    const begin = performance.now()
    const error = await work().then(
      () => null,
      (error: unknown) => error,
    )
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    console.log(`${error ? '✗' : '✓'} ${name} (${seconds} s)`)
    if (!error) continue
    console.error(error instanceof Failure ? error.message : error)
    failures.push(`${name}\n${error instanceof Failure ? error.message : String(error)}`)
  }
  return failures
}

function withAdvice(work: () => Promise<void>, advice: string): () => Promise<void> {
  return async () => {
    try {
      await work()
    } catch (error) {
      if (error instanceof Failure) throw new Failure(`${error.message}\n${advice}`)
      throw error
    }
  }
}
