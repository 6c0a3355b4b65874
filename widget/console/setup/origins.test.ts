import { expect, test } from 'vitest'
import { idFrom, readOrigin } from './origins.ts'

test.each([
  ['https://www.paper.example', 'https://www.paper.example'],
  ['  https://www.paper.example/2026/ice?x#y ', 'https://www.paper.example'],
  ['www.Paper.example', 'https://www.paper.example'],
  ['http://localhost:4000/', 'http://localhost:4000'],
  ['https://paper.example:443', 'https://paper.example'],
  ['paper', null],
  ['ftp://paper.example', null],
  ['javascript://paper.example/%0aalert(1)', null],
  ['https://', null],
  ['not an address.', null],
  ['', null],
])('%s means the origin %s', (typed, origin) => expect(readOrigin(typed)).toBe(origin))

test.each([
  ['The Coast Ledger', 'the-coast-ledger'],
  ['Café & Söhne!', 'cafe-sohne'],
  ['— 24 —', '24'],
  ['النور', ''],
])('%s is called %s for short', (name, id) => expect(idFrom(name)).toBe(id))

test('a short name ends in no hyphen, however long the name', () => {
  expect(idFrom(`${'a'.repeat(63)} b`)).toBe('a'.repeat(63))
})
