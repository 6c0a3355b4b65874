import { build } from 'vite'
import { expect, test } from 'vitest'
import { minifyCss, minifyHtml, minifyTemplates, shortenClasses, shortenNames } from './minify-templates.ts'

test('css keeps what a browser needs and nothing else', () => {
  const css = `
    /* Why. */
    .a > .b:not(:last-child)::after, .c {
      inset: calc( var(--_a) + 1px ) 0;
      content: '';
      color: light-dark(#fff, rgb(0 0 0 / 0.5)) !important;
      width: calc(1px + 2px);
    }
    [aria-busy='true'] > .e + .f { margin: 0 }
    @container (max-width: 520px) { .d :hover { margin: 0 } }
  `
  expect(minifyCss(css)).toBe(
    `.a>.b:not(:last-child)::after,.c{inset:calc(var(--_a) + 1px) 0;content:'';color:light-dark(#fff,rgb(0 0 0/.5))!important;width:calc(1px + 2px)}` +
      `[aria-busy=true]>.e + .f{margin:0}` +
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

test('a dense template keeps the spaces that stand on one line, and those beside text', () => {
  const dense = (raw: string) => minifyHtml(raw, false, false, true)
  expect(dense('\n  <b>a</b>\n  <i>b</i>\n')).toBe('<b>a</b><i>b</i>')
  expect(dense('</b> <i>')).toBe('</b> <i>')
  expect(dense('</b>\n  and\n  <i>')).toBe('</b> and <i>')
  expect(dense('"\n  name="a"\n>')).toBe('" name="a">')
})

async function transform(source: string, options?: Parameters<typeof minifyTemplates>[0]) {
  const virtual = {
    name: 'virtual',
    resolveId: (id: string) => (id === 'virtual' ? id : null),
    load: (id: string) => (id === 'virtual' ? source : null),
  }
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [virtual, minifyTemplates(options)],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'virtual', external: /lit/, preserveEntrySignatures: 'strict' },
    },
  })
  const [built] = [result].flat() as unknown as { output: { code: string }[] }[]
  return built!.output[0]!.code
}

test('leaves other templates and what stands in expressions alone', async () => {
  const source =
    'export default (html) => html`<p>\n  ${`a  b`}</p>` + String.raw`a  b` + html`<i>${html`\n  <b>c</b>`}</i>`'
  expect(await transform(source)).toContain(
    'html`<p> ${`a  b`}</p>` + String.raw`a  b` + html`<i>${html`<b>c</b>`}</i>`',
  )
})

test('makes functions of templates, whatever stands beside and inside their expressions', async () => {
  const source =
    "import { html, nothing } from 'lit/html.js'\n" +
    'export const draw = (a, b) => html`<p>${a ? // Why.\n html`` : nothing}${(a, b)}</p>`'
  const built = await transform(source, { compile: (strings) => strings.join('|') })
  const template =
    (text: string) =>
    (...values: unknown[]) => [text, ...values]
  const body = built.replace(/^import .*$/m, '').replace(/^export .*$/m, 'return draw')
  const draw = new Function('template', 'nothing', body)(template, null) as (a: unknown, b: unknown) => unknown
  expect(draw(1, 2)).toEqual(['<p>||</p>', [''], 2])
  expect(draw(0, 2)).toEqual(['<p>||</p>', null, 2])
})

test('private custom properties get short names, the same in every chunk', () => {
  const shorten = shortenNames('--_ink: var(--baraza-ink); --_accent: red; color: var(--_ink)')
  expect(shorten('--_accent:red;color:var(--_ink);fill:var(--baraza-ink)')).toBe(
    '--0:red;color:var(--1);fill:var(--baraza-ink)',
  )
  expect(() => shorten('var(--_unknown)')).toThrow('--_unknown')
})

test('classes get short names, but for those that expressions write', () => {
  const { css, html } = shortenClasses('.byline > .name:hover {} .to.marked {}', new Set(['marked']))
  expect(css('.byline>.name:hover{}.to.marked{margin:.5em}')).toBe('._0>._1:hover{}._2.marked{margin:.5em}')
  expect(html('<p class="byline marked ours" id="name">name</p>')).toBe('<p class="_0 marked ours" id="name">name</p>')
})
