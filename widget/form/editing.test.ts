import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { CommentEvent } from '../events.ts'
import { button, comment, field, later, PAGE, reload, sent, serve, showForm, storage, useForm } from './testing.ts'

useForm()

const own = { comment: comment(), body: 'What I *wrote*.', token: 'author.token' }
const edited = comment({ editedAt: '2026-11-23T10:05:00.000Z' })

test('shows the source of the comment, and nothing but its field, Save and Cancel', async () => {
  const { renderRoot } = await showForm({ editing: own })
  await expect.element(field('Comment')).toHaveValue('What I *wrote*.')
  const controls = [...renderRoot.querySelectorAll('input, textarea, button')]
  expect(controls.map((control) => control.getAttribute('name') ?? control.textContent.trim())).toEqual([
    'comment',
    'SaveSaving…',
    'Cancel',
  ])
})

test('sends the change with its author’s token, and remembers it', async () => {
  storage.saveOwnComments(PAGE.pageKey, [own])
  const fetched = serve(Response.json({ comment: edited }))
  const form = await showForm({ editing: own })
  const told = new Promise<CommentEvent>((resolve) => form.addEventListener('baraza-comment-edited', resolve))
  await field('Comment').fill('What I *meant*.')
  await button('Save').click()
  expect((await told).comment).toEqual(edited)
  expect(sent(fetched)).toMatchObject({
    url: `https://api.example/v1/sites/demo/comments/${own.comment.id}`,
    method: 'PATCH',
    body: { body: 'What I *meant*.' },
  })
  expect(sent(fetched).headers.get('Authorization')).toBe('Bearer author.token')
  expect(storage.ownComments(PAGE.pageKey)).toEqual([{ ...own, comment: edited, body: 'What I *meant*.' }])
  expect(Object.keys(localStorage).filter((key) => key.includes('draft'))).toEqual([])
})

test('says that it saves, and saves once', async () => {
  const fetched = serve(later().promise)
  await showForm({ editing: own })
  await field('Comment').fill('After.')
  await button('Save').dblClick()
  await expect.element(button('Saving…')).toHaveAttribute('aria-disabled', 'true')
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
})

test('keeps a change that is not saved apart from the draft of a reply', async () => {
  const form = await showForm({ editing: own })
  await field('Comment').fill('Half a change')
  form.editing = null
  await form.updateComplete
  await expect.element(field('Comment')).toHaveValue('')
  await reload({ editing: own })
  await expect.element(field('Comment')).toHaveValue('Half a change')
})

test('is given up by Cancel, and by Escape while nothing has changed', async () => {
  const form = await showForm({ editing: own })
  const cancelled = vi.fn()
  form.addEventListener('baraza-form-cancelled', cancelled)
  form.focus()
  await userEvent.keyboard('{Escape}')
  expect(cancelled).toHaveBeenCalledTimes(1)
  await userEvent.keyboard(' more{Escape}')
  expect(cancelled).toHaveBeenCalledTimes(1)
  await button('Cancel').click()
  expect(cancelled).toHaveBeenCalledTimes(2)
})
