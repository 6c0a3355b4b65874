import type { ReactionKind, Reactions } from '../../shared/reaction.ts'
import { ApiError, read } from '../answer.ts'
import { keepReader, readerOf } from '../reader.ts'
import { recall, remember, storageKey } from '../storage.ts'

/** One page's reactions, at the server and in this browser. */
export interface Place {
  site: string
  base: string
  pageKey: string
}

const named = (pageKey: string) => `reactions ${pageKey}` as const

/** As the browser tells the other tabs of it. */
export const reactionsKey = ({ site, pageKey }: Place) => storageKey(site, named(pageKey))

/** What is known of a page from here before anybody is asked: that there is a reaction, and how things stood then. */
export const recallReactions = ({ site, pageKey }: Place) => recall(site, named(pageKey))

/** Who has not reacted from here asks without a token, and so without asking first whether it may. */
export const findReactions = (place: Place) => ask(place, 'GET', '', recallReactions(place) && readerOf(place.site))

/** @param before - What the server has of the reader until now. */
export const storeReaction = (place: Place, wish: ReactionKind | null, before: ReactionKind | null) =>
  ask(place, wish ? 'PUT' : 'DELETE', `/${wish ?? before}`, readerOf(place.site))

async function ask(place: Place, method: string, path: string, token: string | undefined): Promise<Reactions> {
  const { base, pageKey, site } = place
  const response = await fetch(`${base}/reactions${path}?pageKey=${encodeURIComponent(pageKey)}`, {
    method,
    headers: token ? { Authorization: `Bearer ${token}` } : {},
    // Who touches a reaction and leaves has reacted.
    keepalive: true,
    signal: AbortSignal.timeout(30_000),
  }).catch(() => {
    throw new ApiError('offline')
  })
  const { readerToken = token, ...answer } = await read<Reactions>(response)
  if (method === 'PUT') keepReader(site, readerToken)
  remember(site, named(pageKey), answer.mine ? answer : undefined)
  return answer
}
