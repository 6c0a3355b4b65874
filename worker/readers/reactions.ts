import { ReactionKind, type Reactions } from '../../shared/reaction.ts'
import { newPagesOf } from '../db/allowance.ts'
import type { Database } from '../db/database.ts'
import { react, readTally, takeReactionBack, type Tally } from '../db/reactions.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { tokenOf, usedUp, type Reader } from './reader.ts'

interface Act {
  pageKey: string
  kind: string
  reader: Reader
  now: number
}

export async function findReactions(
  db: Database,
  site: SiteRecord,
  pageKey: string,
  readerId: string | null,
): Promise<Reactions> {
  return toReactions(site, await readTally(db, offerOf(site, pageKey), readerId))
}

/** One of a reader and a page: another kind replaces the first. */
export async function addReaction(env: Bindings, site: SiteRecord, act: Act): Promise<Reactions> {
  const { pageKey, reader, now } = act
  const kind = site.settings.reactions.find((kind) => kind === act.kind)
  if (!kind) throw new ProblemError('reaction-not-offered')
  const { tally, first, firstPage, pagesLeft } = await react(env.DB, offerOf(site, pageKey), kind, reader, now)
  if (tally.mine !== kind)
    throw tally.pageId !== null || pagesLeft
      ? usedUp(reader, first, now)
      : usedUp({ allowance: newPagesOf(reader.ipHash, now) }, firstPage, now)
  return { ...toReactions(site, tally), ...(await tokenOf(env.SECRET, site.id, reader)) }
}

/** What the site no longer offers can still be taken back. Who has not reacted needs no token for it. */
export async function removeReaction(db: Database, site: SiteRecord, act: Act): Promise<Reactions> {
  const { data: kind } = ReactionKind.safeParse(act.kind)
  if (!kind) throw new ProblemError('reaction-not-offered')
  const { tally, first } = await takeReactionBack(db, offerOf(site, act.pageKey), kind, act.reader, act.now)
  if (tally.mine === kind) throw usedUp(act.reader, first, act.now)
  return toReactions(site, tally)
}

const offerOf = ({ id, settings }: SiteRecord, pageKey: string) => ({
  siteId: id,
  pageKey,
  kinds: settings.reactions,
})

const toReactions = ({ settings: { reactions } }: SiteRecord, { mine, counts }: Tally): Reactions => ({
  reactions: reactions.map((kind, i) => ({ kind, count: counts[i]! })),
  // What the owner has taken out of the set is still stored, and comes back with it.
  mine: mine && reactions.includes(mine) ? mine : null,
})
