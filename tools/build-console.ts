import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const CONSOLE = fileURLToPath(new URL('../widget/console/', import.meta.url))

/** Builds the moderators' console into `admin/` below `outDir`: a page, which the Worker serves with its policy, and its parts. */
export async function buildConsole({ outDir }: { outDir: string }): Promise<void> {
  await build({
    configFile: false,
    root: CONSOLE,
    base: '/admin/',
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(outDir, 'admin'),
      emptyOutDir: true,
      // The policy of the page has no place for data: addresses of scripts and styles.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2022',
      // Those that know relative colours, as the tokens need: `light-dark()` stays as it is, and holds where it is used.
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  })
}
