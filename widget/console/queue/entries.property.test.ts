import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommentStatus } from '../../../shared/comment.ts'
import { makeComment } from '../testing/server.ts'
import { Entries } from './entries.ts'
import { keeps, readFilter, TABS, writeFilter } from './filter.ts'

const status = fc.constantFrom<CommentStatus>('pending', 'approved', 'rejected', 'spam')

const act = fc.oneof(
  fc.record({ type: fc.constant('settle' as const), status }),
  fc.record({ type: fc.constant('hear' as const), at: fc.nat(30), status }),
  fc.record({ type: fc.constant('back' as const), at: fc.nat(30) }),
  fc.record({ type: fc.constant('move' as const), by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ type: fc.constant('toggle' as const), at: fc.nat(30), isRange: fc.boolean() }),
  fc.record({ type: fc.constant('add' as const), count: fc.nat(3) }),
)

const DECIDE_ALL = [
  { type: 'toggle' as const, at: 3, isRange: false },
  { type: 'toggle' as const, at: 8, isRange: true },
  { type: 'settle' as const, status: 'approved' as const },
]

test('whatever happens, the list keeps its order, decides only on what is open, and always has a place', () => {
  const run = fc.property(
    fc.constantFrom('pending', 'all'),
    fc.constantFrom('newest', 'oldest'),
    fc.array(act, { maxLength: 40 }),
    (tab, order, acts) => {
      const filter = readFilter(new URLSearchParams({ status: tab, order }))
      const entries = new Entries(filter)
      const comments = Array.from({ length: 12 }, () => makeComment())
      entries.add(comments.slice(3, 9))
      for (const act of acts) {
        const comment = comments['at' in act ? act.at % comments.length : 0]!
        const entry = entries.get(comment.id)
        const isDone = !entry || !!entry.outcome?.isDone
        if (act.type === 'settle') entries.settle(entries.targets(), act.status)
        else if (act.type === 'hear') entries.hear([comment.id], act.status, 'Neema')
        else if (act.type === 'move') entries.move(act.by)
        else if (act.type === 'add') entries.add(comments.slice(0, act.count))
        else if (act.type === 'back' && isDone) entries.putBack(comment.id, 'pending')
        else if (act.type === 'toggle' && !isDone) entries.toggle(comment.id, act.isRange)

        const ids = entries.drawn.map(({ comment }) => comment.id)
        expect(ids).toEqual(order === 'oldest' ? ids.toSorted() : ids.toSorted().toReversed())
        for (const { comment } of entries.open) expect(keeps(filter, comment.status)).toBe(true)
        const open = new Set(entries.open.map(({ comment }) => comment.id))
        for (const id of entries.ticked) expect(open).toContain(id)
        if (open.size > 0) expect(open).toContain(entries.currentId)
        for (const { comment } of entries.targets()) expect(open).toContain(comment.id)
        expect(entries.left()).toBeLessThan(Math.max(open.size, 1))
      }
    },
  )
  fc.assert(run, {
    examples: [
      ['pending', 'newest', [...DECIDE_ALL, { type: 'add', count: 1 }]],
      ['pending', 'newest', [...DECIDE_ALL, { type: 'move', by: 1 }, { type: 'hear', at: 3, status: 'pending' }]],
    ],
  })
})

test('an address says the filter, whatever somebody typed into it', () => {
  const filter = fc.record(
    {
      tab: fc.constantFrom(...TABS),
      order: fc.constantFrom('newest' as const, 'oldest' as const),
      q: fc.string({ minLength: 1 }),
      pageKey: fc.string({ minLength: 1 }),
      since: fc.constantFrom('day' as const, 'week' as const),
    },
    { requiredKeys: ['tab', 'order'] },
  )
  fc.assert(
    fc.property(filter, (each) => {
      expect(readFilter(writeFilter(each))).toMatchObject(each)
    }),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (params) => {
      const { tab, order } = readFilter(new URLSearchParams(params))
      expect(TABS).toContain(tab)
      expect(['newest', 'oldest']).toContain(order)
    }),
  )
})
