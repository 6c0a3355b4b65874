import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROBLEMS } from './problem.ts'

const documentation = readFileSync('docs/api.md', 'utf8')
const documented = [...documentation.matchAll(/^### `([a-z-]+)`\n\n(\d{3})\./gm)].map(([, name, status]) => [
  name,
  Number(status),
])

test('docs/api.md lists every problem with its status, and no others', () => {
  expect(documented).toEqual(Object.entries(PROBLEMS).map(([name, { status }]) => [name, status]))
})
