import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { comment } from './people.ts'

type Said = { said: 'started' | 'stopped'; url: string }

/** A server that nobody else uses: others would miss it while it is away. */
async function ownServer() {
  const child = fork('tools/e2e-own-server.ts', [process.env.BARAZA_OWN_SERVER!])
  const hear = async () => ((await once(child, 'message')) as [Said])[0]
  const ask = async (what: 'start' | 'stop') => {
    const heard = hear()
    child.send(what)
    await heard
  }
  const { url } = await hear()
  return { url, ask, end: () => child.disconnect() }
}

/** By whichever socket: those that were tried while nobody was there said nothing. */
const hello = (page: Page) =>
  new Promise<void>((resolve) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (`${payload}`.includes('"hello"')) resolve()
      })
    })
  })

test('what is said while a server is away, and when it is there again, is announced', async ({
  page,
  moderatorToken,
}) => {
  const server = await ownServer()
  /** By a moderator, so that it is published at once. */
  const say = async (body: string) => {
    const headers = { Authorization: `Bearer ${moderatorToken}`, 'Content-Type': 'application/json' }
    const draft = JSON.stringify({ pageKey: 'http://localhost:8787/articles/sewn-boat/', body })
    const response = await fetch(`${server.url}/v1/admin/sites/demo/comments`, { method: 'POST', headers, body: draft })
    expect(response.status, await response.text()).toBe(201)
  }
  try {
    const first = hello(page)
    await page.goto(`${server.url}/articles/sewn-boat/`)
    await page.locator('baraza-comments').scrollIntoViewIfNeeded()
    await first
    await server.ask('stop')
    const again = hello(page)
    await server.ask('start')
    await say('Said before the line was there again')
    // It comes back by itself after a pause, and at once when there is a connection again.
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await again
    await expect(page.getByRole('button', { name: '1 new comment' })).toBeVisible()

    await say('Said when it was')
    const begin = performance.now()
    const pill = page.getByRole('button', { name: '2 new comments' })
    await expect(pill).toBeVisible({ timeout: 2_000 })
    console.log(`After a restart, announced ${Math.round(performance.now() - begin)} ms after the answer.`)
    await pill.click()
    await expect(comment(page, 'Said before the line was there again')).toBeVisible()
  } finally {
    server.end()
  }
})
