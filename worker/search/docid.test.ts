import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { docidOf } from './docid.ts'

const docid = (id: string) => {
  const { ms, low } = docidOf(id)
  return BigInt(ms) * 32_768n + BigInt(low)
}

test('docids sort as ids do, and fit into SQLite’s integers', () => {
  fc.assert(
    fc.property(fc.nat({ max: 4e12 }), fc.nat({ max: 4e12 }), (a, b) => {
      const ids = [uuidv7({ msecs: a }), uuidv7({ msecs: a }), uuidv7({ msecs: b })].sort()
      const docids = ids.map(docid)
      for (let i = 1; i < docids.length; i++) expect(docids[i]! >= docids[i - 1]!).toBe(true)
      expect(docids.at(-1)! < 2n ** 63n).toBe(true)
      expect(docidOf(ids[0]!).low).toBeLessThan(32_768)
    }),
  )
})

test('what is no UUIDv7 has the time it was written', () => {
  expect(docidOf('/crowd 0001', 17)).toEqual({ ms: 17, low: 0 })
})
