import { expect, test } from 'vitest'
import { pageKeyOf } from './page-key.ts'

test.for<[address: string, canonical: string | null, key: string]>([
  ['https://paper.example/a', null, 'https://paper.example/a'],
  ['https://paper.example/a#comment-1', null, 'https://paper.example/a'],
  ['https://paper.example/a?utm_source=x&fbclid=y', null, 'https://paper.example/a'],
  ['https://paper.example/?p=12&utm_medium=mail&page=2', null, 'https://paper.example/?p=12&page=2'],
  ['https://paper.example/a?reference=7&amplitude=1', null, 'https://paper.example/a?reference=7&amplitude=1'],
  ['https://m.paper.example/a?utm_source=x', 'https://paper.example/a', 'https://paper.example/a'],
  ['https://paper.example/b/c', '/a', 'https://paper.example/a'],
  // What the owner wrote is kept, whatever it looks like.
  ['https://paper.example/b', 'https://paper.example/a?utm_source=x#top', 'https://paper.example/a?utm_source=x'],
  ['https://paper.example/a', '', 'https://paper.example/a'],
  ['https://paper.example/ü?q=ä', null, 'https://paper.example/%C3%BC?q=%C3%A4'],
])('%s with canonical link %s is %s', ([address, canonical, key]) => {
  expect(pageKeyOf(address, canonical)).toBe(key)
})
