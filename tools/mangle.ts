import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { minify as shorten } from 'terser'
import { minify, parseSync, type Plugin } from 'vite'

/** Names that the platform gives no type. */
const UNTYPED = [
  ...['connectedCallback', 'disconnectedCallback', 'adoptedCallback', 'attributeChangedCallback', 'observedAttributes'],
  ...['trustedTypes', 'createPolicy', 'createHTML', 'emptyScript'],
]

/** Every name that a browser's objects have, as TypeScript knows them. */
function platformNames(): string[] {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const packages = join(typescript, '..', '@typescript')
  const lib = join(packages, readdirSync(packages)[0]!, 'lib')
  return readdirSync(lib)
    .filter((file) => /^lib\.(dom|es).*\.d\.ts$/.test(file))
    .map((file) => readFileSync(join(lib, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/^[^*/\n]*?([\w$]+)["']?\??[:(<]/gm)].map(([, name]) => name!))
}

/** `page-key` is the attribute of `pageKey`. */
const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/**
 * What makes the text shorter after brotli, which is not always what makes it shorter: what is written alike costs little.
 * `unsafe` joins strings by `+`, which differs for dates alone; `unsafe_arrows` is for functions that nobody makes objects of.
 */
const COMPRESS = {
  ...{ passes: 3, unsafe: true, unsafe_arrows: true },
  ...{ sequences: false, join_vars: false, conditionals: false, if_return: false },
}

/** Chunks of which nearly every function runs while a reader waits. */
const WAITED_FOR = new Set(['embed', 'comments'])

/**
 * Tells V8 to compile all functions of a script while it arrives, beside the main thread, which would compile each when it is
 * first called (https://v8.dev/blog/explicit-compile-hints). Other engines see a comment.
 */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n'

interface Names {
  /** Of properties and methods, where they are declared. */
  declared: string[]
  /** Every identifier. */
  used: string[]
  /** Of properties, where they are asked for. */
  asked: string[]
  /** Words between quotation marks, and in the texts of templates around their expressions. */
  quoted: string[]
  /** Words between quotation marks alone. */
  literal: string[]
}

interface Node {
  type?: string
  computed?: boolean
  key?: { type: string; name: string }
  left?: { type: string; object?: { type: string }; property: { type: string; name: string } }
  name?: string
  property?: { name: string }
  value?: unknown
}

const DECLARE = /^(Property|PropertyDefinition|MethodDefinition|TSPropertySignature|TSMethodSignature)$/

const EXPORT = /^export (?:async )?(?:const|let|class|function) (\w+)/gm

function namesIn(sources: readonly string[]): Names {
  const names: Names = { declared: [], used: [], asked: [], quoted: [], literal: [] }
  const visit = (_: string, node: unknown) => {
    const { type = '', computed, key, left, name, property, value } = (node ?? {}) as Node
    if (DECLARE.test(type) && key?.type === 'Identifier' && !computed) names.declared.push(key.name)
    if (left?.object?.type === 'ThisExpression' && left.property.type === 'Identifier')
      names.declared.push(left.property.name)
    if (type === 'Identifier') names.used.push(name!)
    if (type === 'MemberExpression' && !computed) names.asked.push(property!.name)
    const text = type === 'TemplateElement' ? (value as { raw: string }).raw : type === 'Literal' ? value : undefined
    if (typeof text === 'string') {
      names.quoted.push(...(text.match(/[\w$]+/g) ?? []), ...(text.match(/[a-z]+(-[a-z]+)+/g) ?? []).map(camelCase))
      if (type === 'Literal') names.literal.push(...(text.match(/[\w-]+/g) ?? []))
      return undefined
    }
    return node
  }
  for (const source of sources) JSON.stringify(parseSync('source.ts', source).program, visit)
  return names
}

/** The words that stand between quotation marks. */
export const stringsIn = (sources: readonly string[]): Set<string> => new Set(namesIn(sources).literal)

/**
 * The names of our own properties, with the short ones that they get in the build. All chunks have to agree on them: the
 * same sources give the same names. Whatever somebody else may say stays: the platform's names, the wire's (`shared`),
 * and all that stands in a string or in a template, where a name may be an attribute, an event or a key.
 *
 * What `rare` sources alone have is named last, so that they take no short name from what readers wait for.
 */
export function shortNames(
  sources: readonly string[],
  shared: readonly string[],
  rare: readonly string[] = [],
): Map<string, string> {
  const { declared, asked, quoted } = namesIn([...sources, ...rare])
  const { used } = namesIn(sources)
  const wire = namesIn(shared)
  const kept = new Set([...UNTYPED, ...platformNames(), ...quoted, ...wire.used, ...wire.quoted])
  // Modules ask one another for what they export by its name, and headers begin with a capital.
  const exported = new Set(
    [...sources, ...rare].flatMap((source) => [...source.matchAll(EXPORT)].map(([, name]) => name)),
  )
  const own = new Set(declared.filter((name) => !kept.has(name) && !exported.has(name) && !/^[A-Z]/.test(name)))
  // The most used first.
  const uses = Map.groupBy([...used, ...own], (name) => name)
  const names = [...uses.keys()].filter((name) => own.has(name))
  names.sort((a, b) => uses.get(b)!.length - uses.get(a)!.length)
  const taken = new Set([...declared, ...asked, ...[...kept].filter((name) => name.length > 1)])
  const short = shortest((name) => taken.has(name))
  return new Map(names.map((name) => [name, short.next().value]))
}

/**
 * The letters, about as often as the built code has them: for the codes that brotli ends with, what is frequent already costs fewer
 * bits. Of six such orders this one weighs least; in that of the alphabet the same names weigh 57 bytes more.
 */
const LETTERS = 'tesnrialoducmpfhgbvyxwkjqz'

/** t, e, … tt, te, … without those that mean something. */
function* shortest(isTaken: (name: string) => boolean): Generator<string, never> {
  for (let number = 0; ; number++) {
    let name = ''
    for (let rest = number; rest >= 0; rest = Math.floor(rest / 26) - 1) name = LETTERS[rest % 26]! + name
    if (!isTaken(name)) yield name
  }
}

/** What is made of a static field where TypeScript assigns fields, which for these says the same. */
const STATIC_BLOCK = /static\{this\.(\w+)=([^{}]*)\}/g

/** Minifies with terser, which can shorten the names of properties: Vite's own minifier leaves them. */
export const mangle = (names: ReadonlyMap<string, string>): Plugin => ({
  name: 'baraza:mangle',
  renderChunk: {
    order: 'post',
    async handler(code, { fileName, name }) {
      const { code: minified } = await minify(fileName, code, { module: true, compress: { target: 'es2022' } })
      const regex = new RegExp(`^(?:${[...names.keys()].map((name) => name.replaceAll('$', '\\$')).join('|')})$`)
      const cache = Object.fromEntries([...names].map(([name, short]) => [`$${name}`, short]))
      const result = await shorten(minified, {
        module: true,
        ecma: 2020,
        toplevel: true,
        compress: COMPRESS,
        mangle: { properties: { regex } },
        nameCache: { props: { props: cache } },
        format: { comments: false },
      })
      const short = result.code!.replace(STATIC_BLOCK, 'static $1=$2;')
      return { code: WAITED_FOR.has(name) ? COMPILE_ALL + short : short, map: null }
    },
  },
})
