import type { NewComment } from '../../shared/comment.ts'
import type { RichText } from '../../shared/rich-text.ts'
import { verifyAuthorToken } from '../crypto/author-token.ts'
import { arrivalsStatement, type Arrivals } from '../db/arrivals.ts'
import { authorStatement, type AuthorRecord } from '../db/authors.ts'
import { blockStatement, type BlockKind } from '../db/blocks.ts'
import { commentStatement, type CommentRow } from '../db/comments.ts'
import { moderatorNamesStatement } from '../db/moderators.ts'
import { replayStatement, type Replay } from '../db/new-comment.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import { conversationClosedStatement } from '../db/pins.ts'
import { ratesStatement, recentStatement, type Rates, type RecentComment } from '../db/rates.ts'
import { secretsStatement } from '../db/site-secrets.ts'
import type { SiteRecord } from '../db/sites.ts'
import { versionsStatement, type WordListVersion } from '../db/words.ts'
import type { Bindings } from '../env.ts'
import { blockCandidates, ipHashesOf, type Sender } from './sender.ts'

/** Everything that is known of a comment that has come, read in one round trip. */
export interface Known {
  page: PageRecord | null
  parent: CommentRow | undefined
  author: AuthorRecord | null
  replay: Replay | undefined
  block: { kind: BlockKind } | null
  rates: Rates
  recent: RecentComment[]
  arrivals: Arrivals[]
  versions: WordListVersion[]
  secrets: Record<string, string>
  moderators: string[]
  /** The branch that a reply would join takes no more of them. */
  isBranchClosed: boolean
}

interface Arriving {
  draft: NewComment
  content: RichText
  sender: Sender
  authorToken: string | undefined
  idempotencyKey: string | undefined
  now: number
}

export async function look({ DB, SECRET }: Bindings, site: SiteRecord, arriving: Arriving): Promise<Known> {
  const { draft, content, sender, authorToken, idempotencyKey, now } = arriving
  const { id, settings } = site
  const authorId = authorToken ? await verifyAuthorToken(SECRET, id, authorToken) : null
  const results = await DB.batch([
    pageStatement(DB, id, draft.pageKey),
    commentStatement(DB, id, draft.parentId ?? ''),
    authorStatement(DB, id, authorId ?? ''),
    replayStatement(DB, id, idempotencyKey ?? ''),
    blockStatement(DB, id, blockCandidates(sender, draft, content, authorId), now),
    ratesStatement(DB, id, { ipHashes: ipHashesOf(sender), emailHash: sender.foldedHash }, settings, now),
    recentStatement(DB, id, sender.foldedHash),
    arrivalsStatement(DB, id, draft.pageKey, now),
    versionsStatement(DB, id),
    secretsStatement(DB, id),
    moderatorNamesStatement(DB, id),
    conversationClosedStatement(DB, id, draft.parentId ?? ''),
  ])
  const rows = <Row>(index: number) => results[index]!.results as Row[]
  return {
    page: rows<PageRecord>(0)[0] ?? null,
    parent: rows<CommentRow>(1)[0],
    author: rows<AuthorRecord>(2)[0] ?? null,
    replay: rows<Replay>(3)[0],
    block: rows<{ kind: BlockKind }>(4)[0] ?? null,
    rates: rows<Rates>(5)[0]!,
    recent: rows<RecentComment>(6),
    arrivals: rows<Arrivals>(7),
    versions: rows<WordListVersion>(8),
    secrets: Object.fromEntries(rows<{ name: string; value: string }>(9).map(({ name, value }) => [name, value])),
    moderators: rows<{ name: string }>(10).map(({ name }) => name),
    isBranchClosed: rows(11).length > 0,
  }
}
