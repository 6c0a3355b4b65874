import { expect, test } from 'vitest'
import { MAX_BODY_LENGTH, MAX_REQUEST_BYTES } from './limits.ts'

test('the longest comment fits into a request, however it is escaped', () => {
  expect(MAX_REQUEST_BYTES).toBeGreaterThan(MAX_BODY_LENGTH * '\\uXXXX'.length + 10_000)
})
