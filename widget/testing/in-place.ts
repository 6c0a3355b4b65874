import { expect, vi } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import type { AdminComment, Decision } from '../../shared/admin.ts'
import type { InPlace } from '../../shared/in-place.ts'
import { comment, focused, list, type serve } from './comments.ts'

export const KEY = 'baraza moderator https://api.example/v1/sites/demo/comments'

export const omar = comment('c1', 'Omar Badru', 'What happens when the power is off?')
export const petro = comment('c2', 'Petro', 'Across the creek we still salt.', { parentId: 'c1' })
export const held = comment('c9', 'Nadia', 'They sell what is in the store.', { status: 'pending' })

export const session = (more: Partial<InPlace> = {}): InPlace => ({
  token: 'baraza_place_token',
  moderator: { name: 'Joseph', role: 'moderator' },
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  ...more,
})

export const forModerators = (of: typeof omar, more: object = {}) => ({
  comment: {
    ...of,
    page: { key: '/ice', title: null, url: null },
    checkName: 'links',
    pinnedAt: null,
    closedAt: null,
    ...more,
  } as unknown as AdminComment,
})

export const decided = (commentId: string, id = 'd1') => ({
  results: [{ commentId, outcome: 'decided', decision: { id } as Decision }],
})

/** The page is opened at an address, as the console opens it. */
export const openAt = (hash: string) => history.replaceState({ of: 'the host' }, '', `#comment-${hash}`)
export const remember = (more: Partial<InPlace> = {}) => sessionStorage.setItem(KEY, JSON.stringify(session(more)))

export const article = (words: string) => page.getByRole('article').filter({ hasText: words })
export const inArticle = (words: string, name: string | RegExp) =>
  article(words).getByRole('button', { name, exact: true })
export const hasFocus = (locator: Locator) =>
  vi.waitFor(() => expect(focused()).toBe(locator.element()), { timeout: 20_000 })
/** The form has an alert of its own. */
export const says = (sentence: string) =>
  expect.element(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
export const line = () => page.getByText(/You moderate as/)
export const bodies = (fetched: ReturnType<typeof serve>) =>
  fetched.mock.calls.flatMap(([, init]) => (init?.body ? [JSON.parse(String(init.body))] : []))

export const LIST = { '/comments?': list([{ ...omar, replies: [petro], replyCount: 1 }], { commentCount: 2 }) }
