import { expect, vi } from 'vitest'
import { PageMessage } from '../../shared/live-page.ts'
import { app } from '../app.ts'
import type { Bindings } from '../env.ts'
import { bindings } from './client.ts'
import { ORIGIN } from './seed.ts'

const open: WebSocket[] = []

/** To be called after each test: rooms outlive it. */
export const hangUp = () => {
  for (const socket of open.splice(0)) if (socket.readyState === WebSocket.OPEN) socket.close(1000)
}

/** Somebody who reads a page, and what they have heard so far. */
export async function listen(
  pageKey = '/ice',
  { headers = {}, siteId = 'paper', env = bindings }: Partial<{ headers: object; siteId: string; env: Bindings }> = {},
) {
  const path = `/v1/sites/${siteId}/live?${new URLSearchParams({ pageKey })}`
  const init = { headers: { Upgrade: 'websocket', Origin: ORIGIN, ...headers } }
  const response = await app.request(path, init, env)
  expect(response.status).toBe(101)
  const socket = response.webSocket!
  const heard: PageMessage[] = []
  let closed: { code: number; reason: string } | null = null
  let text = ''
  socket.addEventListener('message', ({ data }) => {
    text += String(data)
    if (data !== 'pong') heard.push(PageMessage.parse(JSON.parse(String(data))))
  })
  socket.addEventListener('close', ({ code, reason }) => void (closed = { code, reason }))
  socket.accept()
  open.push(socket)
  const of = <Type extends PageMessage['type']>(type: Type) =>
    heard.filter((message): message is Extract<PageMessage, { type: Type }> => message.type === type)
  return {
    socket,
    of,
    heard: () => heard,
    text: () => text,
    closed: () => closed,
    /** What was told of one comment, last. */
    last: (id: string) =>
      of('changed')
        .flatMap(({ comments }) => comments)
        .findLast((comment) => comment.id === id),
    hears: (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000 }),
  }
}
