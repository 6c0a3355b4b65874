import { expect } from 'vitest'
import { Vote } from '../../shared/vote.ts'
import { bearer, request, send } from './client.ts'
import { ORIGIN } from './seed.ts'

/** As one reader: with a token, or as a device that has none yet. */
export const asReader = (token?: string, headers: Record<string, string> = {}) => ({
  Origin: ORIGIN,
  ...(token && bearer(token)),
  ...headers,
})

const path = (id: string) => `/sites/paper/comments/${id}/vote`

export const putVote = async (id: string, token?: string, headers?: Record<string, string>) =>
  request(path(id), { method: 'PUT', headers: asReader(token, headers) })

export const deleteVote = async (id: string, token?: string) =>
  request(path(id), { method: 'DELETE', headers: asReader(token) })

export async function vote(id: string, token?: string, headers?: Record<string, string>) {
  const response = await putVote(id, token, headers)
  expect(response.status).toBe(200)
  return Vote.parse(await response.json())
}

export async function unvote(id: string, token?: string) {
  const response = await deleteVote(id, token)
  expect(response.status).toBe(200)
  return Vote.parse(await response.json())
}

export const fileReport = async (id: string, token?: string, body: object = { reason: 'abuse' }) =>
  send('POST', `/sites/paper/comments/${id}/reports`, body, asReader(token))
