import { build } from 'vite'
import { expect, test } from 'vitest'
import { mangle, shortNames, stringsIn } from './mangle.ts'

const names = (source: string, shared = '') => [...shortNames([source], [shared]).keys()].sort()

test('shortens our own properties and methods, as they appear', () => {
  const source = `class Room { isTaken = 1; takeRoom() { this.isTaken = this.isTaken + 1; this.isKept = 2 } }`
  expect(Object.fromEntries(shortNames([source], []))).toEqual({ isTaken: 't', takeRoom: 'e', isKept: 's' })
})

test.for([
  ['the platform says', `class A { addEventListener() {} innerHTML = ''; connectedCallback() {} }`],
  ['stand in strings, as keys and events do', `const A = { longName: 1 }; A['longName']; at('long-name')`],
  ['stand in templates, as attributes do', 'const A = { longName: 1 }; html`<a .longName=${A}></a>`'],
  ['modules export', `export const longName = 1; const A = { longName }`],
  ['headers have', `const A = { Authorization: 1 }`],
])('keeps names that %s', ([, source]) => {
  expect(names(source!)).toEqual([])
})

test('keeps the names of the wire', () => {
  expect(names(`const A = { parentId: 1, ownName: 2 }`, `export interface Comment { parentId: string }`)).toEqual([
    'ownName',
  ])
})

test('gives no name that means something already', () => {
  const source = `class A { longest = 1; t = 2 } a.e = 3; c.s`
  const given = [...shortNames([source], []).values()]
  for (const name of ['t', 'e', 's']) expect(given).not.toContain(name)
})

test('the same sources give the same names, in any chunk', () => {
  const sources = [`class A { one = 1; two = 2 }`, `class B { three = 3 }`]
  expect(shortNames(sources, [])).toEqual(shortNames(sources, []))
})

test('finds words between quotation marks, and not those in templates', () => {
  expect([...stringsIn(["const a = ['to', `from`, 'is-open or not']"])].sort()).toEqual(['is-open', 'not', 'or', 'to'])
})

test('writes the names into a chunk, and leaves the rest of it as it behaves', async () => {
  const source = `
    class Counter { total = 1; addEach(numbers) { for (const each of numbers) this.total += each; return this } }
    export default (numbers) => ({ total: 'total', sum: new Counter().addEach(numbers).total })`
  const virtual = {
    name: 'virtual',
    resolveId: (id: string) => (id === 'virtual' ? id : null),
    load: (id: string) => (id === 'virtual' ? source : null),
  }
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [virtual, mangle(shortNames([source.replaceAll('total', 'sum')], [`interface Wire { sum: 1 }`]))],
    build: { write: false, minify: false, rolldownOptions: { input: 'virtual', preserveEntrySignatures: 'strict' } },
  })
  const [built] = [result].flat() as unknown as { output: { code: string }[] }[]
  const { code } = built!.output[0]!
  expect(code).not.toContain('addEach')
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: (numbers: number[]) => unknown
  }
  expect(module.default([2, 3])).toEqual({ total: 'total', sum: 6 })
})
