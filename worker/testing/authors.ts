import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { AuthorExport, Confirmed, Erasure, OwnAuthor } from '../../shared/own-author.ts'
import { unsealFromOutbox } from '../crypto/outbox.ts'
import { bearer, bindings, request, send } from './client.ts'
import { asReader } from './readers.ts'

const ME = '/sites/paper/authors/me'

export const getMe = async (token: string) => request(ME, { headers: bearer(token) })

export async function me(token: string) {
  const response = await getMe(token)
  expect(response.status).toBe(200)
  return OwnAuthor.parse(await response.json())
}

export async function exportPage(token: string, cursor?: string | null) {
  const response = await request(`${ME}/export${cursor ? `?cursor=${cursor}` : ''}`, { headers: bearer(token) })
  expect(response.status).toBe(200)
  return AuthorExport.parse(await response.json())
}

export const deleteMe = async (token: string, body: unknown = { confirm: true }) =>
  send('DELETE', ME, body, bearer(token))

export async function eraseMe(token: string) {
  const response = await deleteMe(token)
  expect(response.status).toBe(200)
  return Erasure.parse(await response.json())
}

export const askToConfirm = async (token: string) =>
  request(`${ME}/confirmation`, { method: 'POST', headers: asReader(token) })

export const confirmWith = async (token: string, siteId = 'paper') =>
  send('POST', `/sites/${siteId}/authors/confirmations`, { token })

/** The tokens in the mail that waits to be sent, in the order in which it was asked for. */
export async function mailedTokens(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT id, payload ->> 'sealed' AS sealed FROM outbox WHERE kind = 'confirm-address' ORDER BY id",
  ).all<{ id: string; sealed: string }>()
  const opened = await Promise.all(results.map(({ id, sealed }) => unsealFromOutbox(bindings.SECRET, id, sealed)))
  return opened.map((text) => (JSON.parse(text) as { token: string }).token)
}

/** Asks, reads the mail and follows its link: the confirmed author's token. */
export async function confirmAddress(token: string): Promise<string> {
  expect((await askToConfirm(token)).status).toBe(202)
  const response = await confirmWith((await mailedTokens()).at(-1)!)
  expect(response.status).toBe(200)
  return Confirmed.parse(await response.json()).authorToken
}
