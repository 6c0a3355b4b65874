import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import { mangle, shortNames, stringsIn } from './mangle.ts'
import { compileTemplate } from './compile-templates.ts'
import { minifyTemplates, shortenClasses, shortenNames } from './minify-templates.ts'
import { LIT, trimLitPlugin } from './trim-lit.ts'

const WIDGET = fileURLToPath(new URL('../widget/', import.meta.url))
const SHARED = fileURLToPath(new URL('../shared/', import.meta.url))

/** Of what owners name in their pages: the names never change, so browsers look at it again after five minutes. */
const LASTING = `
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
`

/** Hashed chunks never change. */
const HEADERS = `/embed.js${LASTING}
/theme.js${LASTING}
/admin/assets/*
  Cache-Control: public, max-age=31536000, immutable

/assets/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=31536000, immutable
`

/** Builds what the Worker serves to readers' browsers. The same sources give the same files. */
export async function buildWidget({ outDir }: { outDir: string }): Promise<void> {
  const names = shortNames(
    [...read(WIDGET, (file) => !APART.test(file)).reverse(), readFileSync(LIT, 'utf8')],
    read(SHARED),
    read(WIDGET, (file) => APART.test(file)),
  )
  const chunks = (name: string) => bundle(names, outDir, name, 'es', 'assets/[name]-[hash:6].js')
  const { comments, acts } = await chunks('comments')
  const { parts } = await chunks('parts')
  await bundle(names, outDir, 'embed', 'iife', '[name].js', {
    COMMENTS_CHUNK: JSON.stringify(comments),
    ACTS_CHUNK: JSON.stringify(acts),
    PARTS_CHUNK: JSON.stringify(parts),
  })
  await bundle(names, outDir, 'theme', 'iife', '[name].js')
  await writeFile(join(outDir, '_headers'), HEADERS)
}

/**
 * What nobody who reads comments waits for: moderating on the article, the permalinks that lead there, what happens meanwhile,
 * votes and what else readers do, the other parts.
 */
const APART = /\b(?:in-place|linked|live|afterwards|engage|reader|parts)\b/

/** Drawn for each comment, or waited for. */
const DENSE = /widget\/(elements|form)\//

/** The texts of a folder's modules, tests apart. */
const read = (folder: string, takes: (file: string) => boolean = () => true) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/^(testing|console)/.test(file) && takes(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))

function shortenings() {
  const styles = join(WIDGET, 'styles')
  const sheets = read(styles, (file) => !APART.test(file)).join('\n')
  const rare = read(styles, (file) => APART.test(file)).join('\n')
  const classes = shortenClasses(sheets, stringsIn(read(WIDGET)), rare)
  const names = shortenNames(sheets + rare)
  return { shortenCss: (css: string) => classes.css(names(css)), shortenHtml: classes.html }
}

/** Resolves to the names of the files, by those of their chunks. */
async function bundle(
  names: ReadonlyMap<string, string>,
  outDir: string,
  name: string,
  format: 'es' | 'iife',
  entryFileNames: string,
  define: Record<string, string> = {},
): Promise<Record<string, string>> {
  const config: InlineConfig = {
    configFile: false,
    root: WIDGET,
    logLevel: 'warn',
    publicDir: false,
    // Whatever NODE_ENV says where this runs (tests): Lit has a development build, of twice the size.
    resolve: { conditions: ['module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [
      trimLitPlugin(),
      minifyTemplates({ ...shortenings(), dense: DENSE, compile: compileTemplate }),
      mangle(names),
    ],
    build: {
      // A library, because pages get Vite's helper for preloading style sheets: 0.8 KB that would preload nothing.
      lib: { entry: { [name]: join(WIDGET, `${name}.ts`) }, formats: [format], name: 'baraza' },
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        // Later chunks take what they share with the entry from the entry: two requests draw the first comments.
        preserveEntrySignatures: 'allow-extension',
        checks: { pluginTimings: false },
        output: { entryFileNames, chunkFileNames: 'assets/[name]-[hash:6].js', minify: false, comments: false },
      },
    },
  }
  const [result] = [await build(config)].flat()
  if (!result || !('output' in result)) throw new Error(`Vite has built no ${name}`)
  return Object.fromEntries(
    result.output.map((file) => [file.type === 'chunk' ? file.name : file.fileName, file.fileName]),
  )
}
