import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { format, resolveConfig } from 'prettier'
import { PAGE, readDocumentation, tableOf, writeTables } from './attributes.ts'

test('docs/parts.md says of every attribute what its element says (npm run fix writes it)', async () => {
  const page = readFileSync(PAGE, 'utf8')
  const options = { ...(await resolveConfig(PAGE)), filepath: PAGE }
  expect(await format(writeTables(page), options)).toBe(page)
})

test('reads what an element says of itself', () => {
  const source = `/** Not this one. */
/**
 * Words.
 *
 * @tagname baraza-x
 * @attr {'a' | 'b'} kind - One of them,
 *   or none.
 * @attr plain - Anything.
 * @fires {Event} x - Never.
 */`
  const documented = readDocumentation(source)!
  expect(documented).toEqual({
    tag: 'baraza-x',
    attributes: [
      { name: 'kind', values: 'a | b', text: 'One of them, or none.' },
      { name: 'plain', values: '', text: 'Anything.' },
    ],
  })
  expect(tableOf(documented)).toContain('| `kind` | `a`, `b`. One of them, or none. |')
})
