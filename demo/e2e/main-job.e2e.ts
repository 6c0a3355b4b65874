import { expect, test } from './fixtures.ts'
import { comment, field, fill, form, moderator, owner, post } from './people.ts'

test('a reader replies, a moderator approves, the next reader sees it', async ({
  page,
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  const url = hostPage(owner(server))
  const body = 'The quarrels have moved to the afternoon too.'

  await page.goto(url)
  await expect(page.getByText('Nobody has replied yet.')).toBeVisible()
  await post(page, { body })
  await expect(comment(page, body)).toContainText('Your comment is awaiting moderation.')
  await page.reload()
  await expect(comment(page, body)).toContainText('Your comment is awaiting moderation.')

  const nextReader = await (await browser.newContext()).newPage()
  await nextReader.goto(url)
  await expect(nextReader.getByText('Nobody has replied yet.')).toBeVisible()

  const desk = moderator(server, moderatorToken)
  const held = await desk.find(body)
  expect(held).toMatchObject({ status: 'pending', author: { name: 'Asha', email: 'asha@example.org' }, page: { url } })
  await desk.decide('approved', held.id)

  await nextReader.reload()
  await expect(comment(nextReader, body)).toBeVisible()
  await expect(nextReader.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
  await page.reload()
  await expect(comment(page, body)).toHaveCount(1)
  await expect(page.getByText('awaiting moderation')).toHaveCount(0)

  // Now the author is known, and the next comment is published at once.
  await post(page, { body: 'And another thing.' })
  await nextReader.reload()
  await expect(comment(nextReader, 'And another thing.')).toBeVisible()
})

test('a reply in place hangs under its comment, and its draft survives a reload', async ({
  page,
  server,
  hostPage,
}) => {
  await page.goto(
    hostPage(owner(server, { attributes: 'data-page-key="http://localhost:8787/articles/library-boat/"' })),
  )
  const first = page.getByRole('article').first()
  await first.getByRole('button', { name: /^Reply/ }).click()
  const inPlace = page.locator('baraza-comment-form').first()
  await field(inPlace, 'Comment').fill('A reply that is not finished')
  await page.reload()
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^Reply/ })
    .click()
  await expect(field(inPlace, 'Comment')).toHaveValue('A reply that is not finished')
  await fill(inPlace, { body: 'A reply that is finished' })
  await inPlace.getByRole('button', { name: 'Post Comment' }).click()
  await expect(comment(page, 'A reply that is finished')).toBeFocused()
})

test('a double click posts once', async ({ page, server, moderatorToken, hostPage }) => {
  await page.goto(hostPage(owner(server)))
  await fill(form(page), { body: 'Said once' })
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await form(page).getByRole('button', { name: 'Post Comment' }).dblclick()
  await expect(comment(page, 'Said once')).toBeVisible()
  expect(posts).toHaveLength(1)
  await moderator(server, moderatorToken).find('Said once')
})

test('an answer that was lost on the way is fetched by trying again, and nothing is posted twice', async ({
  page,
  server,
  hostPage,
}) => {
  await page.goto(hostPage(owner(server)))
  let lost = 0
  await page.route('**/comments', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    // The server takes the comment; the reader's train enters a tunnel.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await fill(form(page), { body: 'Out of the tunnel' })
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(form(page).getByRole('alert')).toBeVisible()
  await expect(field(form(page), 'Comment')).toHaveValue('Out of the tunnel')

  const keys: (string | undefined)[] = []
  page.on('request', (request) => request.method() === 'POST' && keys.push(request.headers()['idempotency-key']))
  await page.reload()
  await expect(field(form(page), 'Comment')).toHaveValue('Out of the tunnel')
  await fill(form(page), { body: 'Out of the tunnel' })
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(comment(page, 'Out of the tunnel')).toHaveCount(1)
  expect(keys).toHaveLength(1)
})

test('what the server refuses stands beside its field, and the words stay', async ({
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const url = hostPage(owner(server))
  await page.goto(url)
  await fill(form(page), { body: 'Some words', email: 'asha@example' })
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(field(form(page), 'Email')).toBeFocused()
  await expect(field(form(page), 'Email')).toHaveAccessibleDescription(/full address/)
  await field(form(page), 'Email').fill('asha@example.org')

  await moderator(server, moderatorToken).page(url, { closedAt: new Date().toISOString() })
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(form(page).getByRole('alert')).toContainText('takes no more comments')
  await expect(field(form(page), 'Comment')).toHaveValue('Some words')
})

test('an author edits and deletes a comment that waits', async ({ page, server, hostPage }) => {
  await page.goto(hostPage(owner(server)))
  await post(page, { body: 'With a tpyo' })
  await comment(page, 'With a tpyo').getByRole('button', { name: 'Edit' }).click()
  const editing = page.locator('baraza-comment-form').first()
  await field(editing, 'Comment').fill('Without a typo')
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(comment(page, 'Without a typo')).toContainText('edited')
  await comment(page, 'Without a typo').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect(page.getByText('Without a typo')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Nobody has replied yet.')).toBeVisible()
})

test('what is clicked before the rest of the code has arrived is not lost', async ({ page, server }) => {
  await page.route('**/assets/acts-*', (route) => route.abort('internetdisconnected'))
  await page.goto(`${server}/articles/library-boat/`)
  const comments = page.locator('baraza-comments')
  await comments.scrollIntoViewIfNeeded()
  await comments.getByRole('button', { name: /^More comments/ }).click()
  await expect(comments.getByText('The comments did not arrive.')).toBeVisible()
  await comments.getByRole('link', { name: 'Leave a Reply' }).click()
  await expect(comments.getByText('The form did not arrive.')).toBeInViewport()
  await comments
    .getByRole('button', { name: /^Reply to/ })
    .first()
    .click()
  await expect(comments.getByText('The form did not arrive.')).toHaveCount(2)

  await page.unroute('**/assets/acts-*')
  await comments.getByRole('button', { name: 'Try again' }).first().click()
  await expect(comments.getByRole('textbox', { name: 'Comment' })).toHaveCount(2)
})
