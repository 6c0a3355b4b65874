import { expect } from 'vitest'
import { Reactions, type ReactionKind } from '../../shared/reaction.ts'
import { bearer, request } from './client.ts'
import { asReader } from './readers.ts'

const path = (pageKey: string, kind = '') =>
  `/sites/paper/reactions${kind && `/${encodeURIComponent(kind)}`}?pageKey=${encodeURIComponent(pageKey)}`

export const putReaction = async (kind: string, token?: string, pageKey = '/ice', headers?: Record<string, string>) =>
  request(path(pageKey, kind), { method: 'PUT', headers: asReader(token, headers) })

export const deleteReaction = async (kind: string, token?: string, pageKey = '/ice') =>
  request(path(pageKey, kind), { method: 'DELETE', headers: asReader(token) })

export const getReactions = async (token?: string, pageKey = '/ice') =>
  request(path(pageKey), { headers: token ? bearer(token) : {} })

async function taken(response: Response) {
  expect(response.status).toBe(200)
  return Reactions.parse(await response.json())
}

export const react = async (kind: ReactionKind, token?: string, pageKey?: string) =>
  taken(await putReaction(kind, token, pageKey))

export const unreact = async (kind: ReactionKind, token?: string, pageKey?: string) =>
  taken(await deleteReaction(kind, token, pageKey))

export const reactionsTo = async (pageKey = '/ice', token?: string) => taken(await getReactions(token, pageKey))

/** Those that anybody has given, with their counts. */
export const countsOf = ({ reactions }: Reactions) =>
  Object.fromEntries(reactions.filter(({ count }) => count !== 0).map(({ kind, count }) => [kind, count]))
