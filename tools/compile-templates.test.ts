import { expect, test } from 'vitest'
import { compileTemplate } from './compile-templates.ts'

const compile = (strings: TemplateStringsArray, ..._values: unknown[]) => compileTemplate(strings)
const value = ''

test('marks content and attributes, whole or in part', () => {
  expect(
    compile`<p class="a ${value} ${value}" lang=${value} .own=${value} @click=${value}>${value}<b>${value}</b></p>`,
  ).toBe('<p class="a $ $" lang=$ .own=$ @click=$><?><b><?></b></p>')
})

test('writes attributes without quotation marks where they may go', () => {
  expect(compile`<i class="a" title="a b" id="${value}-b"></i><br class="c"/>`).toBe(
    '<i class=a title="a b" id=$-b></i><br class="c"/>',
  )
})

test('a template without expressions stays what it says', () => {
  expect(compile`<slot></slot>`).toBe('<slot></slot>')
})

test.for<[string, () => string, string]>([
  ['a property with a capital, which no parser keeps', () => compile`<p .isOpen=${value}></p>`, 'lower case'],
  ['a boolean attribute', () => compile`<p ?hidden=${value}></p>`, "hidden=${is ? '' : nothing}"],
  ['the mark itself', () => compile`<p>5 $</p>`, '$ is for expressions'],
  ['an expression on an element', () => compile`<p ${value}></p>`, 'where none is drawn'],
  ['one in a comment', () => compile`<!-- ${value} -->`, 'where none is drawn'],
  ['one in a text field', () => compile`<textarea>${value}</textarea>`, 'where none is drawn'],
])('refuses %s', ([, write, reason]) => {
  expect(write).toThrow(reason)
})
