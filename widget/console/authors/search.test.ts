import { expect, test } from 'vitest'
import { commentOf, serve, useConsole, type Asked } from '../testing/setting.ts'
import { findAuthors } from './search.ts'

useConsole()

const by = (id: string, authorId: string, name: string) =>
  commentOf(id, { author: { ...commentOf(id).author, id: authorId, name } })
const { signal } = new AbortController()
const find = (words: string, cursor: string | null = null) => findAuthors('/sites/paper', words, cursor, signal)

test('a name finds those who are called so, not those who speak of them', async () => {
  const api = serve({
    'GET /comments?q=': {
      comments: [by('3', 'jose', 'José Ámbar'), by('2', 'other', 'Somebody'), by('1', 'jose', 'José')],
      nextCursor: null,
    },
  })
  const { items } = await find('amb jose')
  expect(items.map(({ id, author }) => [id, author.name])).toEqual([['jose', 'José Ámbar']])
  expect(api.asked[0]!.path).toBe('/comments?q=amb+jose&limit=100')
})

test('a whole address finds everybody who wrote with it, whatever their name', async () => {
  const api = serve({
    'GET /comments?email=': { comments: [by('2', 'a', 'Ana'), by('1', 'b', 'Nobody')], nextCursor: null },
  })
  const { items } = await find('ana@example.org')
  expect(items.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(api.asked[0]!.path).toBe('/comments?email=ana@example.org&limit=100')
})

test('looks a little further by itself, and then waits to be asked', async () => {
  let answers = 0
  const api = serve({
    'GET /comments?q=': ({ path }: Asked) => (
      answers++,
      { comments: [], nextCursor: `after ${path.length} ${answers}` }
    ),
  })
  const first = await find('ana')
  expect(api.asked).toHaveLength(3)
  expect(first.items).toEqual([])
  await find('ana', first.nextCursor)
  expect(api.asked[3]!.path).toContain(`cursor=${first.nextCursor!.replaceAll(' ', '+')}`)
})

test('without words, it is those who wrote last', async () => {
  const api = serve({ 'GET /comments?limit=100': { comments: [by('1', 'a', 'Ana')], nextCursor: 'more' } })
  expect(await find('')).toMatchObject({ items: [{ id: 'a' }], nextCursor: 'more' })
  expect(api.asked).toHaveLength(1)
})
