import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hashOf, once } from './stamp.ts'

/** What production serves beside the Worker. */
export const WIDGET = 'dist/widget'

/** The same with the demo's pages around it. */
export const DEMO = 'dist/demo'

/** The site that the demo's pages belong to. */
export const DEMO_SITE = 'demo'

const WIDGET_SOURCES = [
  'widget',
  'shared',
  'tools/build-console.ts',
  'tools/build-widget.ts',
  'tools/compile-templates.ts',
  'tools/mangle.ts',
  'tools/minify-templates.ts',
  'tools/trim-lit.ts',
  'package-lock.json',
  'tsconfig.base.json',
]

export async function buildWidgetAnew(): Promise<void> {
  const [{ buildWidget }, { buildConsole }] = await Promise.all([
    import('./build-widget.ts'),
    import('./build-console.ts'),
  ])
  empty(WIDGET)
  // Absolute, because Vite takes a relative one from its own root.
  const outDir = resolve(WIDGET)
  await buildWidget({ outDir })
  await buildConsole({ outDir })
}

/** Builds the widget and the console unless what it is made of is as it was. */
export const ensureWidget = (): Promise<boolean> =>
  once({ stamp: `${WIDGET}.stamp`, result: WIDGET, hash: hashOf(WIDGET_SOURCES) }, buildWidgetAnew)

/** Builds the demo's pages with the widget beside them, for one server that has both, on whatever port. */
export async function buildDemoAnew(outDir: string): Promise<void> {
  const { buildDemo } = await import('../demo/build.ts')
  empty(outDir)
  await buildDemo({ outDir, server: '', site: DEMO_SITE })
  addWidget(outDir)
}

export const ensureDemo = (): Promise<boolean> =>
  once({ stamp: `${DEMO}.stamp`, result: DEMO, hash: hashOf(['demo', ...WIDGET_SOURCES]) }, () => buildDemoAnew(DEMO))

/** Both have a `_headers` file, of which wrangler reads one: the widget's rules are added to the demo's. */
function addWidget(outDir: string): void {
  cpSync(WIDGET, outDir, { recursive: true, filter: (source) => !source.endsWith('_headers') })
  const headers = join(WIDGET, '_headers')
  if (existsSync(headers)) appendFileSync(join(outDir, '_headers'), `\n${readFileSync(headers, 'utf8')}`)
}

function empty(directory: string): void {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
}
