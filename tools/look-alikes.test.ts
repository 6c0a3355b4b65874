import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FILE, lookAlikes } from './look-alikes.ts'

test('the table of look-alikes is what its source makes', async () => {
  expect(readFileSync(FILE, 'utf8')).toBe(await lookAlikes())
})
