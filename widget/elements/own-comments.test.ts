import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Comment } from '../../shared/comment.ts'
import { CommentEvent } from '../events.ts'
import {
  comment,
  expectAccessible,
  focused,
  list,
  minutesAgo,
  own,
  refused,
  serve,
  show,
  storage,
  useComments,
} from '../testing/comments.ts'

useComments()

const article = (words: string | RegExp) => page.getByRole('article').filter({ hasText: words })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const status = () => page.getByRole('status').first()

const AWAITING = /Your comment is awaiting moderation\./

const omar = comment('c1', 'Omar Badru', 'What happens when the power is off?', { createdAt: minutesAgo(60) })
const mine = (more: Partial<Comment> = {}) =>
  comment('own', 'Asha', 'My aunt sells there.', { status: 'pending', ...more })
const remember = (...comments: Comment[]) => storage.saveOwnComments('/ice', comments.map(own))
const asPosted = (posted: Comment) => ({ comment: posted, ancestors: [], pageKey: '/ice' })

/** What the form does when the server has taken a comment. */
async function post(posted: Comment) {
  storage.saveOwnComments('/ice', [own(posted)])
  const root = document.querySelector('baraza-comments')!
  await vi.waitFor(() => expect(root.acts).toBeDefined())
  const form = root.shadowRoot!.querySelector('baraza-comment-form')!
  form.dispatchEvent(new CommentEvent('baraza-comment-posted', posted))
}

test('has nothing for axe to complain about while it asks before it deletes', async () => {
  remember(mine())
  serve({ '/own': asPosted(mine()), '/comments?': list([omar]) })
  const element = show()
  await button('Delete').click()
  await expect.element(page.getByText(/Delete this comment/)).toBeVisible()
  await expectAccessible(element)
})

test('shows its author a comment that waits, after a reload too', async () => {
  remember(mine())
  serve({ '/own': asPosted(mine()), '/comments?': list([omar]) })
  show()
  await expect.element(page.getByRole('article').first()).toMatchTextContent('My aunt sells there.')
  await expect.element(article('My aunt')).toMatchTextContent(AWAITING)
  await expect.element(button('Reply to Asha')).not.toBeInTheDocument()
})

test('asks with the author’s token whether it still waits, and says no more when it is published', async () => {
  remember(mine())
  const fetched = serve({ '/own': asPosted(mine({ status: 'approved' })), '/comments?': list([omar]) })
  show()
  await expect.element(button('Reply to Asha')).toBeVisible()
  await expect.element(page.getByText(AWAITING)).not.toBeInTheDocument()
  const call = fetched.mock.calls.find(([url]) => String(url).endsWith('/own'))
  expect(new Headers(call![1]!.headers).get('Authorization')).toBe('Bearer author.token')
  expect(storage.ownComments('/ice')[0]!.comment.status).toBe('approved')
})

test('shows it once where the list has it already, and does not ask', async () => {
  remember(mine())
  const fetched = serve({ '/comments?': list([omar, mine({ status: 'approved' })]) })
  show()
  await expect.element(button('Edit')).toBeVisible()
  expect(page.getByRole('article').elements()).toHaveLength(2)
  await expect.element(page.getByRole('article').first()).toMatchTextContent('What happens')
  await vi.waitFor(() => expect(storage.ownComments('/ice')[0]!.comment.status).toBe('approved'))
  expect(fetched).toHaveBeenCalledOnce()
})

test('asks after what was just posted or changed where the list is older than that, and after nothing else', async () => {
  const posted = mine({ status: 'approved', createdAt: minutesAgo(0) })
  const changed = comment('c1', 'Asha', 'With the power on.', { createdAt: minutesAgo(60), editedAt: minutesAgo(0) })
  const earlier = comment('c2', 'Asha', 'An hour ago.', { createdAt: minutesAgo(60) })
  remember(posted, changed, earlier)
  const asked = serve({ '/own': asPosted(posted), '/c1': asPosted(changed), '/comments?': list([omar]) })
  show()
  await expect.element(article('My aunt sells there.')).toBeVisible()
  await expect.element(article('With the power on.')).toBeVisible()
  await expect.element(article('What happens when')).not.toBeInTheDocument()
  expect(asked.mock.calls.map(([url]) => String(url)).filter((url) => url.endsWith('/c2'))).toEqual([])
})

test('forgets one that is not there any more', async () => {
  remember(mine())
  serve({ '/own': refused('comment-not-found'), '/comments?': list([omar]) })
  show()
  await vi.waitFor(() => expect(storage.ownComments('/ice')).toEqual([]))
  await expect.element(article('My aunt')).not.toBeInTheDocument()
})

test('a reply that waits stands under its parent', async () => {
  remember(mine({ parentId: 'c1' }))
  serve({ '/own': asPosted(mine({ parentId: 'c1' })), '/comments?': list([omar]) })
  show()
  const thread = page.getByRole('listitem').filter({ hasText: 'What happens' })
  await expect.element(thread.getByRole('listitem')).toMatchTextContent('My aunt sells there.')
  expect(page.getByRole('article').elements()).toHaveLength(2)
})

test('a reply whose conversation is not there yet stands on top, and moves in when it comes', async () => {
  remember(mine({ parentId: 'c9' }))
  const late = comment('c9', 'Petro', 'Across the creek we still salt.')
  serve({ '/own': asPosted(mine({ parentId: 'c9' })), 'cursor=n': list([late]), '/comments?': list([omar], {}, 'n') })
  show()
  await expect.element(page.getByRole('article').first()).toMatchTextContent('My aunt')
  await button(/More comments/).click()
  const thread = page.getByRole('listitem').filter({ hasText: 'Across the creek' })
  await expect.element(thread.getByRole('listitem')).toMatchTextContent('My aunt')
  expect(page.getByRole('article').elements()).toHaveLength(3)
})

test('a comment just posted stands on top, has focus, is announced and counted', async () => {
  serve({ '/comments?': list([omar]) })
  show()
  await expect.element(article('What happens')).toBeVisible()
  await post(mine({ status: 'approved' }))
  await vi.waitFor(() => expect(focused()).toBe(article('My aunt').element()))
  await expect.element(page.getByRole('article').first()).toMatchTextContent('My aunt')
  await expect.element(status()).toMatchTextContent('Your comment is published.')
  await expect.element(page.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
})

test('one that waits is announced as such and not counted', async () => {
  serve({ '/comments?': list([omar]) })
  show()
  await expect.element(article('What happens')).toBeVisible()
  await post(mine({ parentId: 'c1' }))
  await expect.element(status()).toMatchTextContent(AWAITING)
  await vi.waitFor(() => expect(focused()).toBe(article('My aunt').element()))
  await expect.element(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
})

test('can be changed for as long as the site allows', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  remember(mine({ createdAt: minutesAgo(13) }))
  serve({ '/own': asPosted(mine({ createdAt: minutesAgo(13) })), '/comments?': list([omar]) })
  const element = show()
  await expect.element(page.getByText('You can change it for another 2 minutes.')).toBeVisible()
  await expect.poll(() => element.acts).toBeDefined()
  vi.advanceTimersByTime(60_000)
  await expect.element(page.getByText('You can change it for another 1 minute.')).toBeVisible()
  vi.advanceTimersByTime(60_000)
  await expect.element(button('Edit')).not.toBeInTheDocument()
})

test('an edit opens in place of the words, and shows the new ones', async () => {
  remember(mine())
  serve({ '/own': asPosted(mine()), '/comments?': list([omar]) })
  const element = show()
  await button('Edit').click()
  await expect.element(button('Save')).toBeVisible()
  expect(article('My aunt').elements()).toHaveLength(0)
  const edited = mine({
    content: [{ type: 'paragraph', children: ['My uncle sells there.'] }],
    editedAt: minutesAgo(0),
  })
  const form = element.shadowRoot!.querySelector('article baraza-comment-form')!
  form.dispatchEvent(new CommentEvent('baraza-comment-edited', edited))
  await expect.element(article('My uncle sells there.')).toMatchTextContent('edited')
  await vi.waitFor(() => expect(focused()).toBe(article('My uncle').element()))
})

test('is deleted only when its author says so twice', async () => {
  remember(mine({ status: 'approved' }))
  const fetched = serve({
    'DELETE demo/comments/own': new Response(null, { status: 204 }),
    '/comments?': list([omar, mine({ status: 'approved' })]),
  })
  show()
  await button('Delete').click()
  await button('Keep').click()
  await vi.waitFor(() => expect(focused()).toBe(button('Delete').element()))
  expect(fetched).toHaveBeenCalledOnce()
  await button('Delete').click()
  await button('Yes').click()
  await expect.element(article('My aunt')).not.toBeInTheDocument()
  await expect.element(status()).toMatchTextContent('Your comment is deleted.')
  await expect.element(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
  expect(storage.ownComments('/ice')).toEqual([])
})

test('leaves a stone where others have answered', async () => {
  const reply = comment('r', 'Yusuf', 'Thank you.', { parentId: 'own' })
  remember(mine({ status: 'approved' }))
  serve({
    DELETE: new Response(null, { status: 204 }),
    '/comments?': list([mine({ status: 'approved', replies: [reply], replyCount: 1 })]),
  })
  show()
  await button('Delete').click()
  await button('Yes').click()
  await expect.element(page.getByText('This comment was deleted by its author.')).toBeVisible()
  await expect.element(article('Thank you.')).toBeVisible()
})

test('says beside the row why it was not deleted', async () => {
  remember(mine())
  serve({ DELETE: refused('edit-window-closed'), '/own': asPosted(mine()), '/comments?': list([omar]) })
  show()
  await button('Delete').click()
  await button('Yes').click()
  await expect.element(article('My aunt')).toMatchTextContent('The time for changing this comment is over.')
})
