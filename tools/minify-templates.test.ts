import { build } from 'vite'
import { expect, test } from 'vitest'
import { minifyCss, minifyHtml, minifyTemplates, shortenNames } from './minify-templates.ts'

test('css keeps what a browser needs and nothing else', () => {
  const css = `
    /* Why. */
    .a > .b:not(:last-child)::after, .c {
      inset: calc( var(--_a) + 1px ) 0;
      content: '';
      color: light-dark(#fff, rgb(0 0 0 / 0.5));
    }
    @container (max-width: 520px) { .d :hover { margin: 0 } }
  `
  expect(minifyCss(css)).toBe(
    `.a>.b:not(:last-child)::after,.c{inset:calc(var(--_a) + 1px) 0;content:'';color:light-dark(#fff,rgb(0 0 0 / .5))}` +
      `@container (max-width:520px){.d :hover{margin:0}}`,
  )
})

test.for([
  ['<b>a</b> <i>b</i>', '<b>a</b> <i>b</i>'],
  ['<b>a</b>\n  <i>b</i>', '<b>a</b> <i>b</i>'],
  ['\n  <p\n    class="a"\n  >a  b</p>\n', '<p class="a">a  b</p>'],
  [' a ', ' a '],
])('html keeps the spaces that a reader sees: %j', ([html, minified]) => {
  expect(minifyHtml(html!, true, true)).toBe(minified)
})

test('a space beside an expression stays', () => {
  expect(minifyHtml('</b> ', false, false)).toBe('</b> ')
  expect(minifyHtml('\n  <b>', false, true)).toBe(' <b>')
})

test('leaves other templates and what stands in expressions alone', async () => {
  const source =
    'export default (html) => html`<p>\n  ${`a  b`}</p>` + String.raw`a  b` + html`<i>${html`\n  <b>c</b>`}</i>`'
  const virtual = {
    name: 'virtual',
    resolveId: (id: string) => (id === 'virtual' ? id : null),
    load: (id: string) => (id === 'virtual' ? source : null),
  }
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [virtual, minifyTemplates()],
    build: { write: false, minify: false, rolldownOptions: { input: 'virtual', preserveEntrySignatures: 'strict' } },
  })
  const [built] = [result].flat() as unknown as { output: { code: string }[] }[]
  expect(built!.output[0]!.code).toContain(
    'html`<p> ${`a  b`}</p>` + String.raw`a  b` + html`<i>${html`<b>c</b>`}</i>`',
  )
})

test('private custom properties get short names, the same in every chunk', () => {
  const shorten = shortenNames('--_ink: var(--baraza-ink); --_accent: red; color: var(--_ink)')
  expect(shorten('--_accent:red;color:var(--_ink);fill:var(--baraza-ink)')).toBe(
    '--0:red;color:var(--1);fill:var(--baraza-ink)',
  )
  expect(() => shorten('var(--_unknown)')).toThrow('--_unknown')
})
