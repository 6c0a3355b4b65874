import { buildWidgetAnew, WIDGET } from './assets.ts'
import { bindingsAreCurrent } from './bindings.ts'
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
const CHECKS: Check[] = [
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

/** Runs every check, one line each, and gives one paragraph for each that failed: one run shows all that is wrong. */
export async function runChecks(): Promise<string[]> {
  const failures: string[] = []
  for (const { name, work } of CHECKS) {
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
