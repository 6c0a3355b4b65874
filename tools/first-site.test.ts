import { expect, test } from 'vitest'
import { readSite, suggestId } from './first-site.ts'

const ANSWERS = { site: 'news', name: 'The News', origin: 'https://news.example' }

test('takes an address as people write it', () => {
  const origin = 'news.example, https://www.news.example/about?x=1 http://localhost:3000'
  expect(readSite({ ...ANSWERS, origin })).toEqual({
    id: 'news',
    name: 'The News',
    owner: 'The News',
    origins: ['https://news.example', 'https://www.news.example', 'http://localhost:3000'],
  })
})

test.for([
  ['nothing', {}, /^The first deployment needs to know the site: npm run deploy -- --site/],
  ['an id with spaces', { ...ANSWERS, site: 'The News' }, /^"The News" cannot be an id/],
  ['a name of many lines', { ...ANSWERS, name: 'News\n'.repeat(30) }, /cannot be the name/],
  ['an address of mail', { ...ANSWERS, origin: 'asha@news.example' }, /is no address of a website/],
  ['half an address', { ...ANSWERS, origin: 'news' }, /is no address of a website/],
  ['a file', { ...ANSWERS, origin: 'file:///x' }, /is no address of a website/],
] as const)('says what is wrong with %s', ([, answers, sentence]) => {
  expect(() => readSite(answers)).toThrow(sentence)
})

test.for([
  ["The People's News", 'the-peoples-news'],
  ['Nation – Média 24', 'nation-media-24'],
  ['新闻', ''],
] as const)('makes of the name "%s" the id "%s"', ([name, id]) => {
  expect(suggestId(name)).toBe(id)
})
