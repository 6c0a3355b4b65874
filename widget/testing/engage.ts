import { beforeEach } from 'vitest'
import { page } from 'vitest/browser'
import { comment, list, useComments, type serve } from './comments.ts'

/** For the tests of what readers do with comments beside answering them. */
export function useEngagement() {
  useComments()
  beforeEach(() => page.viewport(1000, 800))
}

export const omar = comment('c1', 'Omar Badru', 'What happens when the power is off?', {
  voteCount: 9,
  replies: [comment('c2', 'Petro', 'Across the creek we still salt.', { parentId: 'c1' })],
  repliesCursor: null,
})
export const nadia = comment('c3', 'Nadia', 'They sell what is in the store.')
export const LIST = { 'GET demo/comments?': list([omar, nadia]) }

export const article = (words: string) => page.getByRole('article').filter({ hasText: words })
export const inArticle = (words: string, name: string | RegExp) => article(words).getByRole('button', { name })
export const more = (words: string) => inArticle(words, /^More about/)
export const vote = (words: string) => inArticle(words, /^Recommend/)
export const calls = (fetched: ReturnType<typeof serve>, part: string) =>
  fetched.mock.calls.filter(([url, init]) => `${init?.method ?? 'GET'} ${String(url)}`.includes(part))
export const bearer = (call: ReturnType<typeof calls>[number]) => new Headers(call[1]!.headers).get('Authorization')
