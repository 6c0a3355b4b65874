import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { Failure } from './failure.ts'

/** Bytes as they travel: brotli at its best, as Cloudflare stores static files. */
export const weigh = (code: Buffer) =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length

/**
 * What a reader waits for, what the parts of it are, and what it may weigh: docs/decisions/0007-bytes-of-the-widget.md. And what
 * nobody waits for: docs/decisions/0012-live-for-readers.md and 0016-engagement-after-the-comments.md.
 */
const BUDGETS: Budget[] = [
  { name: 'The loader', parts: ['embed'], budget: 1_500 },
  { name: 'The code until the first comments are drawn', parts: ['embed', 'comments'], budget: 12_000 },
  { name: 'The theme before the first paint', parts: ['theme'], budget: 300 },
  { name: 'All code to read and to post', parts: ['embed', 'comments', 'acts'], budget: 17_000 },
  { name: 'Hearing what happens meanwhile', parts: ['live'], budget: 3_000 },
  { name: 'Telling it, when there is something', parts: ['news'], budget: 3_000 },
  { name: 'Voting, sharing, muting, collapsing, stepping', parts: ['engage'], budget: 6_000 },
  { name: 'Reporting and quoting, when somebody does', parts: ['report', 'quote'], budget: 2_000 },
]

/** Beside what the parts share, each on its own: a page loads those that it has. */
const PART = { file: /-element$/, budget: 3_000 }

/** What a moderator waits for until the queue is there. The other views, and their charts, are loaded when they are opened. */
const CONSOLE = { name: 'The console until the queue is there', budget: 60_000 }

interface Budget {
  name: string
  parts: string[]
  budget: number
}

export interface Size {
  name: string
  bytes: number
  budget: number
}

/** Prints what the built widget weighs, and fails where that is more than it may. */
export async function sizes(outDir: string): Promise<Size[]> {
  const weights = new Map(scripts(outDir).map((file) => [partOf(file), weigh(readFileSync(join(outDir, file)))]))
  const results = BUDGETS.map(({ parts, ...budget }) => ({ ...budget, bytes: sum(weights, parts) }))
  for (const [name, bytes] of weights) if (PART.file.test(name)) results.push({ name, bytes, budget: PART.budget })
  const admin = join(outDir, 'admin')
  results.push({ ...CONSOLE, bytes: consoleFiles(admin).reduce((sum, file) => sum + weigh(readFileSync(file)), 0) })
  console.table(Object.fromEntries(weights))
  console.table(results)
  const missed = results.filter(({ bytes, budget }) => bytes > budget)
  if (missed.length > 0) throw new Failure(missed.map(sentence).join(' '))
  return results
}

export const scripts = (outDir: string) =>
  readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith('admin'))
    .sort()

/** The page, what it names, what that imports, and the two chunks that `main.ts` and the first view ask for. */
export function consoleFiles(admin: string): string[] {
  const files = new Set([join(admin, 'index.html')])
  const assets = readdirSync(join(admin, 'assets'))
  for (const name of assets) if (/^(en|queue-element)-[\w-]{8}\.js$/.test(name)) files.add(join(admin, 'assets', name))
  if (files.size !== 3) throw new Failure('The console has no chunk en or queue-element: has one been renamed?')
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const imports = file.endsWith('.html')
      ? /\b(?:src|href)="\/admin\/assets\/([^"]+)"/g
      : /\b(?:from|import)\s*"\.\/([^"]+)"/g
    for (const [, name] of text.matchAll(imports)) files.add(join(admin, 'assets', name!))
  }
  return [...files]
}

/** `assets/comments-BhQ3xk1a.js` is `comments`. */
export const partOf = (file: string) => file.replace(/^.*[\\/]/, '').replace(/(-[\w-]{6})?\.js$/, '')

function sum(weights: Map<string, number>, parts: string[]): number {
  return parts.reduce((total, part) => {
    const bytes = weights.get(part)
    if (bytes === undefined) throw new Failure(`The built widget has no ${part}: has a chunk been renamed?`)
    return total + bytes
  }, 0)
}

const sentence = ({ name, bytes, budget }: Size) => `${name} may weigh ${budget} bytes and weighs ${bytes}.`
