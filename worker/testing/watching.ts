import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { expect, vi } from 'vitest'
import { SiteMessage } from '../../shared/live.ts'
import { app } from '../app.ts'
import { bindings } from './client.ts'

/** Somebody who looks on, and what they have heard so far. */
export async function watch(headers: Record<string, string>, siteId = 'paper', env = bindings) {
  const init = { headers: { Upgrade: 'websocket', ...headers } }
  const response = await app.request(`/v1/admin/sites/${siteId}/live`, init, env)
  expect(response.status).toBe(101)
  const socket = response.webSocket!
  const heard: SiteMessage[] = []
  let closed: number | null = null
  let text = ''
  socket.addEventListener('message', ({ data }) => {
    text += String(data)
    if (data !== 'pong') heard.push(SiteMessage.parse(JSON.parse(String(data))))
  })
  socket.addEventListener('close', ({ code }) => void (closed = code))
  socket.accept()
  const of = <Type extends SiteMessage['type']>(type: Type) =>
    heard.filter((message): message is Extract<SiteMessage, { type: Type }> => message.type === type)
  return {
    socket,
    of,
    heard: () => heard,
    text: () => text,
    closed: () => closed,
    /** The last list of who is there, by name. */
    present: () =>
      of('present')
        .at(-1)
        ?.moderators.map(({ name }) => name)
        .sort(),
    hears: (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000 }),
  }
}

/** Asks, and waits for what is done after the answer. */
export async function ask(path: string, init: RequestInit = {}, env = bindings) {
  const context = createExecutionContext()
  const response = await app.request(`/v1${path}`, init, env, context)
  await waitOnExecutionContext(context)
  return response
}
