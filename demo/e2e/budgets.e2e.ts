import { brotliCompressSync } from 'node:zlib'
import type { CommentList, PostedComment } from '../../shared/comment.ts'
import { expect, test } from './fixtures.ts'
import { moderator } from './people.ts'

const LINES = [
  'The tide was later than the table said.',
  'My grandmother kept the same notebook.',
  'Three buckets, and one of them leaks.',
  'Who feeds the cats on Sundays?',
  'Read it twice, sent it to my brother.',
]

test('a first page of 25 one-line comments is 3 KB of JSON at most', async ({ server, moderatorToken }) => {
  const comments = `${server}/v1/sites/demo/comments`
  const headers = { Origin: server, 'Content-Type': 'application/json' }
  const ids: string[] = []
  for (let i = 0; i < 25; i++) {
    const draft = { pageKey: 'budget', name: `Reader ${i}`, email: `r${i}@example.org`, body: `${LINES[i % 5]} ${i}` }
    const response = await fetch(comments, { method: 'POST', headers, body: JSON.stringify(draft) })
    ids.push(((await response.json()) as PostedComment).comment.id)
  }
  await moderator(server, moderatorToken).decide('approved', ...ids)

  const answer = await (await fetch(`${comments}?pageKey=budget`)).text()
  expect((JSON.parse(answer) as CommentList).comments).toHaveLength(25)
  expect(brotliCompressSync(answer).length).toBeLessThanOrEqual(3000)
})
