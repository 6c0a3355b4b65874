import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildWidget } from './build-widget.ts'
import { sizes } from './sizes.ts'

const outDir = mkdtempSync(join(tmpdir(), 'baraza-widget-'))

beforeAll(() => buildWidget({ outDir }), 60_000)
afterAll(() => rmSync(outDir, { recursive: true }))

const files = (directory = outDir) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .sort()
const read = (file: string) => readFileSync(join(outDir, file), 'utf8')
const entry = () => files().find((file) => /comments-/.test(file))!

test('the loader is a classic script that knows its chunk', () => {
  expect(read('embed.js').replace(/^\/\/.*\n/, '')).toMatch(/^\(?(function|\(\))/)
  expect(read('embed.js')).toContain(entry().replace('\\', '/'))
})

test('the theme is a classic script too, which asks for nothing', () => {
  expect(read('theme.js')).toMatch(/^\(?(function|\(\))/)
  expect(read('theme.js')).not.toMatch(/import|fetch|\/assets\//)
})

test('the first comments need one file beside the loader', () => {
  expect(read(entry())).not.toMatch(/\bimport\s*[{*"'`]|\bimport \w|from\s*["'`]\.\//)
})

test('the code that the first comments wait for is compiled while it arrives', () => {
  // Anywhere else than at the beginning, it says nothing.
  for (const file of ['embed.js', entry()]) expect(read(file)).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
})

test('carries no map, no comment and no line of the sources’ layout', () => {
  for (const file of files()) expect(read(file)).not.toMatch(/sourceMappingURL|\/\*|Lit is in dev mode/)
  expect(read(entry()).split('\n').length).toBeLessThan(5)
})

test('the same sources give the same files', async () => {
  const again = mkdtempSync(join(tmpdir(), 'baraza-widget-'))
  await buildWidget({ outDir: again })
  expect(files(again)).toEqual(files())
  for (const file of files()) expect(readFileSync(join(again, file), 'utf8')).toBe(read(file))
  rmSync(again, { recursive: true })
}, 60_000)

test('says how long each file may be kept, and that every page may use it', () => {
  for (const name of ['embed', 'theme'])
    expect(read('_headers')).toContain(`/${name}.js\n  Access-Control-Allow-Origin: *`)
  expect(read('_headers')).toContain('Cache-Control: public, max-age=31536000, immutable')
})

test('a budget that is missed fails with one sentence', async () => {
  vi.spyOn(console, 'table').mockImplementation(() => {})
  const heavy = mkdtempSync(join(tmpdir(), 'baraza-sizes-'))
  const noise = Array.from({ length: 4_000 }, (_, n) => Math.sin(n)).join()
  writeFileSync(join(heavy, 'embed.js'), noise)
  writeFileSync(join(heavy, 'theme.js'), '')
  for (const name of ['comments', 'acts', 'live', 'news', 'engage', 'report', 'quote'])
    writeFileSync(join(heavy, `${name}-123456.js`), '')
  mkdirSync(join(heavy, 'admin/assets'), { recursive: true })
  writeFileSync(join(heavy, 'admin/index.html'), '')
  for (const name of ['en', 'queue-element']) writeFileSync(join(heavy, `admin/assets/${name}-12345678.js`), '')
  await expect(sizes(heavy)).rejects.toThrow(/^The loader may weigh 1500 bytes and weighs \d+\. /)
  rmSync(heavy, { recursive: true })
})
