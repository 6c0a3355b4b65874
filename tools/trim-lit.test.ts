import { readFileSync } from 'node:fs'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { LIT, trimLit, trimLitPlugin } from './trim-lit.ts'

const lit = readFileSync(LIT, 'utf8')

test('leaves a module that exports what templates are drawn with', () => {
  const trimmed = trimLit(lit)
  expect(trimmed.length).toBeLessThan(lit.length / 2)
  expect(trimmed).toContain('export{x as template,A as nothing,D as render}')
  expect(trimmed).not.toMatch(/litDirective|lit-noChange|litHtmlVersions/)
})

test('keeps what Trusted Types ask for, by a name of our own', () => {
  expect(trimLit(lit)).toContain('createPolicy("baraza",{createHTML:')
})

test('fails when Lit has changed, and says what to look at', () => {
  expect(() => trimLit(lit.replace('removeAttribute', 'toggleAttribute'))).toThrow(/^lit-html has changed \(.+\): see/)
})

test('refuses directives, which need what is cut', async () => {
  const virtual = {
    name: 'virtual',
    resolveId: (id: string) => (id === 'virtual' ? id : null),
    load: (id: string) => (id === 'virtual' ? "export { repeat } from 'lit/directive.js'" : null),
  }
  const building = build({
    configFile: false,
    logLevel: 'silent',
    plugins: [virtual, trimLitPlugin()],
    build: { write: false, rolldownOptions: { input: 'virtual' } },
  })
  await expect(building).rejects.toThrow('take those edits out first')
})
