import { env } from 'cloudflare:workers'
import { Cards } from '../../shared/cards.ts'
import { PageDetail } from '../../shared/page-reading.ts'
import { ASKING } from '../registry/fetch-own.ts'
import { readPages } from '../registry/read-pages.ts'
import { bearer, bindings, request, send } from './client.ts'
import { answerOf } from './moderate.ts'
import { openSite } from './posting.ts'
import { ORIGIN } from './seed.ts'

/** A paper whose pages are really served: tools/testing/newsroom.ts. */
export const NEWSROOM = 'https://newsroom.example'

/** A site of the newsroom, where nothing is held, and what its owner does with its pages. */
export async function openNewsroom() {
  const headers = bearer(await openSite())
  const at = (key: string, more = '') => `/admin/sites/paper/page${more}?pageKey=${encodeURIComponent(key)}`
  await listing(NEWSROOM, ORIGIN)
  await askedElsewhere()
  return {
    headers,
    detail: (key: string) => answerOf(request(at(key), { headers }), PageDetail),
    edit: (key: string, change: object) => send('PATCH', at(key), change, headers),
    push: (key: string, facts: object) => send('PUT', at(key), facts, headers),
    readNow: (key: string) => answerOf(send('POST', at(key, '/readings'), {}, headers), PageDetail),
  }
}

export const listing = (...origins: string[]) =>
  env.DB.prepare('UPDATE sites SET origins = ?').bind(JSON.stringify(origins)).run()

/** What anybody but the newsroom was asked for since the last time. */
export const askedElsewhere = async () => (await fetch(`${NEWSROOM}/asked`)).json<string[]>()

/** Reads what waits, however busy this machine is. */
export const read = (now = Date.now(), timeoutMs = 60_000) =>
  readPages(bindings, { most: 8, now, asking: { ...ASKING, timeoutMs } })

export const cards = async () => (await answerOf(request('/sites/paper/pages'), Cards)).pages
