import type { Vote } from '../../shared/vote.ts'
import type { Database } from '../db/database.ts'
import { castVote, takeVoteBack, type Standing } from '../db/votes.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { tokenOf, usedUp, type Reader } from './reader.ts'

interface Voted {
  vote: Vote
  pageId: string
}

/** One's own comment is not counted, and that is not refused: the answer says that there is no vote. */
export async function vote(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  commentId: string,
  reader: Reader,
  now: number,
): Promise<Voted> {
  const { standing, first } = await castVote(DB, site.id, commentId, reader, now)
  const { voteCount, voted, own, pageId } = requirePublished(standing)
  if (!voted && !own) throw usedUp(reader, first, now)
  return { vote: { voteCount, voted: voted === 1, ...(await tokenOf(SECRET, site.id, reader)) }, pageId }
}

/** Who has not voted has nothing to take back, and needs no token for it. */
export async function unvote(
  db: Database,
  site: SiteRecord,
  commentId: string,
  reader: Reader,
  now: number,
): Promise<Voted> {
  const { standing, first } = await takeVoteBack(db, site.id, commentId, reader, now)
  const { voteCount, voted, pageId } = requirePublished(standing)
  if (voted) throw usedUp(reader, first, now)
  return { vote: { voteCount, voted: false }, pageId }
}

function requirePublished(standing: Standing | undefined): Standing {
  if (!standing?.published) throw new ProblemError('comment-not-found')
  return standing
}
