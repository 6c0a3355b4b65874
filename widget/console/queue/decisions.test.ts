import { expect, test, vi } from 'vitest'
import { SIGNED_OUT } from '../api.ts'
import { FakeServer, makeComment } from '../testing/server.ts'
import { readFilter } from './filter.ts'
import { Queue } from './queue.ts'

async function openQueue(count: number, search = '') {
  const server = new FakeServer(Array.from({ length: count }, () => makeComment()))
  const queue = new Queue('/sites/paper', readFilter(new URLSearchParams(search)))
  await queue.load()
  return { server, queue, ...queue, ids: server.comments.map(({ id }) => id) }
}

const states = ({ entries }: Queue) => entries.drawn.flatMap(({ outcome }) => outcome?.state ?? [])

test('a decision shows at once, moves on, and is stored', async () => {
  const { server, queue, entries, decisions, ids } = await openQueue(3)
  decisions.decide('approved')
  expect(entries.currentId).toBe(ids[1])
  expect(states(queue)).toEqual(['saving'])
  await expect.poll(() => states(queue)).toEqual(['stored'])
  expect(server.ids('approved')).toEqual([ids[0]])
})

test('a step is taken back as a whole, in its place, and the one before after it', async () => {
  const { server, queue, entries, decisions, ids } = await openQueue(5)
  decisions.decide('approved')
  queue.toggle()
  queue.move(2)
  queue.toggle(undefined, true)
  decisions.decide('spam')
  await expect.poll(() => server.ids('spam')).toEqual(ids.slice(1, 4))

  decisions.undo()
  const open = () => entries.open.map(({ comment }) => comment.id)
  await expect.poll(open).toEqual(ids.slice(1))
  expect(server.ids('pending')).toEqual(ids.slice(1))
  expect(entries.currentId).toBe(ids[1])
  decisions.undo()
  await expect.poll(open).toEqual(ids)
  expect(server.ids('pending')).toEqual(ids)
  expect(entries.currentId).toBe(ids[0])

  decisions.undo()
  expect(decisions.news).toEqual({ kind: 'nothing-to-undo' })
})

test('an undo asked for while the decision is on its way takes it back all the same', async () => {
  const { server, queue, decisions, ids } = await openQueue(2)
  decisions.decide('rejected')
  decisions.undo()
  await expect.poll(() => decisions.news?.kind).toBe('undone')
  expect(server.ids('pending')).toEqual(ids)
  expect(states(queue)).toEqual([])
})

test.each(['offline', 'lost'] as const)('what is %s stands in the list as not stored, until it is', async (failure) => {
  const { server, queue, decisions, ids } = await openQueue(3)
  server.fail(/POST .decisions/, failure)
  decisions.decide('approved')
  await expect.poll(() => states(queue)).toEqual(['unsaved'])
  expect(decisions.unsavedCount).toBe(1)
  decisions.decide('spam')
  await expect.poll(() => server.status(ids[1]!)).toBe('spam')
  expect(decisions.unsavedCount).toBe(1)

  decisions.retry()
  await expect.poll(() => decisions.unsavedCount).toBe(0)
  expect(server.ids('approved')).toEqual([ids[0]])
  expect(states(queue)).toEqual(['stored', 'stored'])
})

test.each(['offline', 'lost'] as const)('what is %s can be taken back, stored or not', async (failure) => {
  const { server, queue, decisions, ids } = await openQueue(2)
  server.fail(/POST .decisions/, failure)
  decisions.decide('approved')
  await expect.poll(() => decisions.unsavedCount).toBe(1)
  decisions.undo()
  await expect.poll(() => decisions.news?.kind).toBe('undone')
  expect(server.ids('pending')).toEqual(ids)
  expect(states(queue)).toEqual([])
  decisions.retry()
  await expect.poll(() => server.ids('pending')).toEqual(ids)
})

test('an ended session keeps what is not stored, and says that somebody has to sign in', async () => {
  const { server, queue, decisions } = await openQueue(2)
  const signedOut = vi.fn<() => void>()
  addEventListener(SIGNED_OUT, signedOut, { once: true })
  server.fail(/POST .decisions/, 401)
  decisions.decide('approved')
  await expect.poll(() => states(queue)).toEqual(['unsaved'])
  expect(signedOut).toHaveBeenCalledOnce()
})

test('of a great many, those whose request failed are back in the list, and the others are stored', async () => {
  const { server, queue, entries, decisions } = await openQueue(620)
  while (queue.hasMore) {
    const { length } = entries.open
    queue.choose(entries.open.at(-1)!.comment.id)
    await expect.poll(() => entries.open.length).toBeGreaterThan(length)
  }
  for (const { comment } of entries.open) entries.ticked.add(comment.id)
  server.fail(/never/, 500)
  server.failures[0]!.path = /POST .decisions/
  const [first, ...rest] = [entries.open.slice(0, 500), entries.open.slice(500)]
  decisions.decide('spam')
  await expect.poll(() => decisions.news).toMatchObject({ kind: 'refused', count: 500 })
  expect(server.ids('spam')).toEqual(rest[0]!.map(({ comment }) => comment.id))
  expect(entries.open.map(({ comment }) => comment.id)).toEqual(first.map(({ comment }) => comment.id))
  expect(decisions.unsavedCount).toBe(0)
})

test('what is gone meanwhile says so', async () => {
  const { server, queue, decisions } = await openQueue(2)
  server.comments.shift()
  decisions.decide('approved')
  await expect.poll(() => states(queue)).toEqual(['missing'])
})

test('an answer approves what it answers first, and only what is published is settled', async () => {
  const { server, entries, decisions, ids } = await openQueue(2)
  const entry = entries.current!
  server.fail(/POST .comments/, 500)
  await expect(decisions.reply(entry, 'Thank you', 'key')).rejects.toThrow('A problem')
  // The words are still being written: the comment stays where it is.
  expect(entry.outcome).toBeUndefined()
  expect(server.status(ids[0]!)).toBe('approved')
  await decisions.reply(entry, 'Thank you', 'key')
  expect(server.replies).toEqual([{ parentId: ids[0], body: 'Thank you' }])
  expect(entries.currentId).toBe(ids[1])
  expect(server.asked.filter((path) => path === 'POST /decisions')).toHaveLength(1)
  decisions.undo()
  await expect.poll(() => server.ids('pending')).toEqual(ids)
})

test('what others decide leaves the list, what they take back returns, and what comes is counted', async () => {
  const { queue, entries, ids } = await openQueue(3)
  const neema = { id: 'neema', name: 'Neema' }
  const decided = (to: 'approved' | 'pending') =>
    queue.hear(
      {
        type: 'decided',
        decisions: [{ id: 'd', commentId: ids[0]!, from: 'pending', to, moderator: neema, batchId: null }],
      },
      'me',
    )
  decided('approved')
  expect(entries.drawn[0]!.outcome).toMatchObject({ by: 'Neema', state: 'stored', isDone: true })
  expect(entries.currentId).toBe(ids[1])
  decided('pending')
  expect(entries.open.map(({ comment }) => comment.id)).toEqual(ids)

  queue.hear({ type: 'posted', commentId: 'new', status: 'pending' }, 'me')
  queue.hear({ type: 'posted', commentId: 'spam', status: 'spam' }, 'me')
  expect(queue.freshCount).toBe(1)
})

test('the next page is there before it is reached', async () => {
  const { server, queue, entries } = await openQueue(60)
  expect(entries.open).toHaveLength(25)
  for (let step = 0; step < 11; step++) queue.move(1)
  await expect.poll(() => entries.open.length).toBe(50)
  for (let step = 0; step < 40; step++) queue.decisions.decide('approved')
  await expect.poll(() => entries.open.length).toBe(20)
  await expect.poll(() => server.ids('approved').length).toBe(40)
  expect(entries.drawn.filter(({ outcome }) => outcome?.isDone)).toHaveLength(3)
})
