import { expect, test } from 'vitest'
import type { Comment } from '../shared/comment.ts'
import { comment } from './testing/comments.ts'
import { Threads, countPublished, type Branch } from './threads.ts'

let second = 10
const say = (id: string, parentId: string | null = null, more: Partial<Comment> = {}) =>
  comment(id, id, id, { parentId, createdAt: `2026-11-23T10:00:${second++}.000Z`, ...more })

function threadsOf(...comments: Comment[]) {
  const threads = new Threads()
  threads.listed = comments.map(({ id }) => id)
  threads.put(comments)
  return threads
}

/** What stands before the list and in it, as far as it is shown. */
const grow = (threads: Threads) =>
  threads
    .grow()
    .flat()
    .filter((branch) => branch !== undefined)

/** A tree in one line: `a(b c>b)` is a with b and c under it, where c says that it answers b. */
const draw = (branches: Branch[]): string =>
  branches
    .map(({ comment: { id }, answers, narrow, branches: under }) => {
      const name = answers ? `${id}${narrow ? '?' : ''}>${answers.id}` : id
      return under.length > 0 ? `${name}(${draw(under)})` : name
    })
    .join(' ')

test('hangs each reply under the one it answers, the oldest first', () => {
  const replies = [say('b', 'a'), say('c', 'a'), say('d', 'b')]
  expect(draw(grow(threadsOf(say('a', null, { replies }))))).toBe('a(b(d) c)')
})

test('keeps what is deeper than three levels on the third, and says whom it answers', () => {
  const replies = [say('b', 'a'), say('c', 'b'), say('d', 'c'), say('e', 'd'), say('f', 'e'), say('g', 'c')]
  expect(draw(grow(threadsOf(say('a', null, { replies }))))).toBe('a(b(c(d?>c e>d f>e g?>c)))')
})

test('hangs a reply to a hidden comment from the top-level one', () => {
  const replies = [say('b', 'a'), say('c', 'hidden')]
  expect(draw(grow(threadsOf(say('a', null, { replies }))))).toBe('a(b c)')
})

test('shows a comment once, however often it comes', () => {
  const replies = [say('b', 'a')]
  const threads = threadsOf(say('a', null, { replies }), say('c'))
  expect(threads.put(replies, 'a')).toEqual([])
  threads.lead = ['c']
  threads.listed.push('a')
  expect(draw(grow(threads))).toBe('c a(b)')
})

test('what comes before the list, and what goes from it, leaves the others in their places', () => {
  const threads = threadsOf(say('a'), say('b'), say('c'))
  const idsOf = () => threads.grow().map((part) => part.map((branch) => branch?.comment.id))
  threads.lead = ['d']
  threads.put([say('d')])
  threads.comments.delete('b')
  expect(idsOf()).toEqual([['d'], ['a', undefined, 'c']])
  // The next page of the list has it too.
  threads.listed.push('d')
  expect(idsOf()).toEqual([['d'], ['a', undefined, 'c', undefined]])
})

test('is in pages, and what comes before the list moves nothing from one to another', () => {
  const ids = Array.from({ length: 60 }, (_, i) => `${i}`)
  const threads = threadsOf(...ids.map((id) => say(id)))
  threads.put([say('new')])
  threads.lead = ['new']
  expect(threads.grow().map((part) => part.length)).toEqual([1, 25, 25, 10])
  expect(threads.grow()[2]![0]!.comment.id).toBe('25')
})

test('leaves objects of others alone when one changes', () => {
  const threads = threadsOf(say('a'), say('b'))
  const before = threads.comments.get('a')
  threads.put([{ ...threads.comments.get('b')!, voteCount: 1 }])
  expect(threads.comments.get('a')).toBe(before)
})

test('counts published replies only', () => {
  const replies = [say('b', 'a'), say('c', 'a', { status: 'pending' }), say('d', 'a', { author: null })]
  expect(countPublished(grow(threadsOf(say('a', null, { replies })))[0]!.branches)).toBe(1)
})
