import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { FakeServer, makeComment } from '../testing/server.ts'
import { show, useConsole } from '../testing/setting.ts'
import { QueueElement } from './queue-element.ts'
import '../styles/console.css'

useConsole()

const LEFT = 6

test('two hundred decisions in a row: the list never jumps, and the next page is there before it is reached', async () => {
  await page.viewport(1280, 800)
  // Of unequal heights, as comments are.
  const server = new FakeServer(
    Array.from({ length: 260 }, (_, n) =>
      makeComment({ content: [{ type: 'paragraph', children: ['Words. '.repeat(1 + ((n * 37) % 90))] }] }),
    ),
  )
  const { length } = server.comments
  const ids = server.comments.map(({ id }) => id)
  const queue = await show(QueueElement, 'baraza-queue', 'queue')
  const frame = document.createElement('div')
  frame.className = 'console'
  frame.dataset.view = 'queue'
  document.body.append(frame)
  frame.append(queue)
  const current = () => queue.querySelector<HTMLElement>('.item[aria-current=true]')
  await expect.poll(() => current()?.dataset.id).toBe(ids[0])
  expect(getComputedStyle(queue.querySelector('.held')!).overflowY).toBe('auto')

  const press = async (key: string) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await queue.updateComplete
  }

  // Not from the top: what is left for later stays above.
  for (let n = 0; n < LEFT; n++) await press('j')
  const tops: number[] = []
  for (let n = 0; n < 200; n++) {
    expect(current()?.dataset.id).toBe(ids[LEFT + n])
    await press('a')

    tops.push(current()!.getBoundingClientRect().top)
    // Requests are answered meanwhile, one at a time, as over a network.
    await new Promise(requestAnimationFrame)
  }
  // A line's border is the pixel between them.
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(1)
  await expect.poll(() => server.ids('approved').length).toBe(200)
  expect(server.ids('pending')).toEqual(ids.toSpliced(LEFT, 200))
  expect(server.asked.filter((asked) => asked.startsWith('GET /comments?')).length).toBeLessThanOrEqual(
    Math.ceil(length / 25) + 1,
  )
})

test('no key decides on what stands behind a dialog, or behind the way back in', async () => {
  const server = new FakeServer([makeComment(), makeComment()])
  const queue = await show(QueueElement, 'baraza-queue', 'queue')
  await expect.poll(() => queue.querySelector('.item[aria-current=true]')).not.toBeNull()
  // Who has clicked beside the controls of a dialog has focus nowhere.
  const press = async (key: string) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await queue.updateComplete
  }
  const decided = () => server.asked.filter((asked) => asked.startsWith('POST')).length

  await press('?')
  const dialog = queue.querySelector('dialog')!
  expect(dialog.open).toBe(true)
  await press('a')
  dialog.close()
  await expect.poll(() => queue.querySelector('dialog')).toBeNull()
  document.body.className = 'console'
  document.body.inert = true
  await press('r')
  document.body.inert = false
  document.body.className = ''
  await press('s')
  await expect.poll(decided).toBe(1)
  expect([server.ids('spam').length, server.ids('pending').length]).toEqual([1, 1])
})
