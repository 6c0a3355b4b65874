import { describe, expect, test } from 'vitest'
import { articles } from '../articles/index.ts'
import { conversations, type SeedComment } from './index.ts'
import { people } from './people.ts'

interface Placed {
  comment: SeedComment
  parent?: SeedComment
  depth: number
}

/** Every comment of a conversation, with its parent and with how many stand above it. */
const walk = (comments: SeedComment[], depth = 0, parent?: SeedComment): Placed[] =>
  comments.flatMap((comment) => [
    parent ? { comment, parent, depth } : { comment, depth },
    ...walk(comment.replies ?? [], depth + 1, comment),
  ])

const all = Object.values(conversations).flatMap((comments) => walk(comments))
const slugsWith = (comments: string): string[] =>
  articles.filter((article) => article.comments === comments).map((article) => article.slug)
const conversation = (slug: string): Placed[] => walk(conversations[slug] ?? [])

describe('the lively conversation', () => {
  const slug = slugsWith('lively')[0]!
  const lively = conversation(slug)
  const bodies = lively.map(({ comment }) => comment.body)
  const withStatus = (status?: string) => lively.filter(({ comment }) => comment.status === status)

  test('is long, wide and deep', () => {
    expect(slugsWith('lively')).toHaveLength(1)
    expect(withStatus().length).toBeGreaterThanOrEqual(60)
    expect(withStatus().filter(({ depth }) => depth === 0).length).toBeGreaterThanOrEqual(28)
    expect(Math.max(...lively.map(({ depth }) => depth))).toBe(5)
    const replies = lively.map(({ comment }) => (comment.replies ?? []).filter((reply) => !reply.status).length)
    expect(Math.max(...replies)).toBeGreaterThanOrEqual(9)
  })

  test('has something for a moderator to do and to have done', () => {
    expect(withStatus('pending')).toHaveLength(4)
    expect(withStatus('spam')).toHaveLength(1)
    expect(withStatus('rejected')).toHaveLength(1)
  })

  test.for([
    ['a list', /^1\. /m],
    ['a block of code', /^```$/m],
    ['code in a line', /(^|[^`])`[^`\n]+`[^`]/],
    ['a quote', /^> /m],
    ['a bare link', /(^|\s)https:\/\/example\.org/],
    ['a named link', /\[[^\]]+\]\(https:\/\/example\.org/],
    ['emphasis', /\*[^*]+\*/],
    ['right-to-left words', /\p{Script=Arabic}{3}/u],
    ['Swahili', /Bibi yake/],
    ['emoji', /\p{Emoji_Presentation}/u],
    ['a long one', /^[\s\S]{1200,}$/],
  ] as const)('has %s', ([, pattern]) => {
    expect(bodies.filter((body) => pattern.test(body))).not.toEqual([])
  })

  test('has one deleted with replies below it, one edited, and many of one line', () => {
    const deleted = lively.filter(({ comment }) => comment.deleted)
    expect(deleted).toHaveLength(1)
    expect(deleted[0]!.comment.replies?.length).toBeGreaterThanOrEqual(1)
    expect(lively.filter(({ comment }) => comment.edited)).toHaveLength(1)
    expect(bodies.filter((body) => body.length < 120).length).toBeGreaterThanOrEqual(20)
  })
})

test('the other articles have as much as they say', () => {
  for (const slug of slugsWith('some')) {
    expect(conversation(slug).length, slug).toBeGreaterThanOrEqual(4)
    expect(conversation(slug).length, slug).toBeLessThanOrEqual(12)
  }
  expect(slugsWith('closed')).toHaveLength(1)
  expect(conversation(slugsWith('closed')[0]!)).toHaveLength(6)
  expect(slugsWith('none')).toHaveLength(1)
  expect(conversation(slugsWith('none')[0]!)).toEqual([])
  const slugs = articles.map((article) => article.slug)
  expect(Object.keys(conversations).filter((slug) => !slugs.includes(slug))).toEqual([])
})

test('a reply is newer than what it answers, and only what is published is answered', () => {
  for (const { comment, parent } of all) {
    if (!parent) continue
    expect(comment.minutesAgo, comment.body).toBeLessThan(parent.minutesAgo)
    expect(parent.status, comment.body).toBeUndefined()
  }
})

test('a name belongs to one address, and no address could be anybody’s', () => {
  const everybody = Object.values(people)
  expect(new Set(everybody.map((person) => person.email)).size).toBe(everybody.length)
  expect(new Set(everybody.map((person) => person.name)).size).toBe(everybody.length)
  const pairs = new Set(all.map(({ comment }) => `${comment.name} ${comment.email}`))
  expect(new Set(all.map(({ comment }) => comment.email)).size).toBe(pairs.size)
  expect(new Set(all.map(({ comment }) => comment.name)).size).toBe(pairs.size)
  for (const { comment } of all) {
    expect(comment.email).toMatch(/^[a-z.]+@example\.org$/)
    if (comment.website) expect(new URL(comment.website).hostname).toMatch(/(^|\.)example\.org$/)
  }
})

test('nobody links out of the examples', () => {
  for (const { comment } of all) {
    for (const [, host] of comment.body.matchAll(/(?:https?:\/\/|www\.)([^\s/)]+)/g)) {
      expect(host).toMatch(/(^|\.)example\.org$/)
    }
  }
})
