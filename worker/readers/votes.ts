import type { Vote } from '../../shared/vote.ts'
import { castVote, takeVoteBack, type Standing } from '../db/votes.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { tokenOf, usedUp, type Reader } from './reader.ts'

/** One's own comment is not counted, and that is not refused: the answer says that there is no vote. */
export async function vote(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  commentId: string,
  reader: Reader,
  now: number,
): Promise<Vote> {
  const { standing, first } = await castVote(DB, site.id, commentId, reader, now)
  const { voteCount, voted, own } = requirePublished(standing)
  if (!voted && !own) throw usedUp(reader, first, now)
  return { voteCount, voted: voted === 1, ...(await tokenOf(SECRET, site.id, reader)) }
}

/** Who has not voted has nothing to take back, and needs no token for it. */
export async function unvote(
  db: D1Database,
  site: SiteRecord,
  commentId: string,
  reader: Reader,
  now: number,
): Promise<Vote> {
  const { standing, first } = await takeVoteBack(db, site.id, commentId, reader, now)
  const { voteCount, voted } = requirePublished(standing)
  if (voted) throw usedUp(reader, first, now)
  return { voteCount, voted: false }
}

function requirePublished(standing: Standing | undefined): Standing {
  if (!standing?.published) throw new ProblemError('comment-not-found')
  return standing
}
