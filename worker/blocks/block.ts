import type { Ban, Block, BlockKind, NewBan, NewBlock } from '../../shared/blocks.ts'
import type { Act } from '../db/act.ts'
import { ban } from '../db/bans.ts'
import { addBlockStatements, toBlock, type BlockRow, type Target } from '../db/blocks.ts'
import { senderOfAuthor, senderOfComment, type SenderRecord } from '../db/senders.ts'
import type { Bindings } from '../env.ts'
import { invalidField, ProblemError } from '../problem.ts'
import { endOf, targetOfSender, targetOfValue } from './target.ts'

const timeOf = (expiresAt: string | null) => (expiresAt === null ? null : Date.parse(expiresAt))

/** Blocks what is named, from now on. */
export async function addBlock(env: Bindings, act: Act, wanted: NewBlock): Promise<Block> {
  const { kind, value, reason } = wanted
  const expiresAt = timeOf(wanted.expiresAt)
  const target =
    value === undefined
      ? await targetOf(env, act.siteId, kind, await requireSender(env, act.siteId, wanted), expiresAt, 'kind')
      : { ...(await targetOfValue(env.SECRET, act.siteId, kind, value)), expiresAt }
  const results = await env.DB.batch<BlockRow>(addBlockStatements(env.DB, act, target, reason))
  return toBlock(env.SECRET, act.siteId, results.at(-1)!.results[0]!)
}

/** Blocks somebody in several ways and moves what they wrote to spam, as much as one request may, all or nothing. */
export async function addBan(env: Bindings, act: Act, wanted: NewBan): Promise<Ban> {
  const sender = await requireSender(env, act.siteId, wanted)
  const targets = await Promise.all(
    wanted.kinds.map((kind) => targetOf(env, act.siteId, kind, sender, timeOf(wanted.expiresAt), 'kinds')),
  )
  const email = targets.find(({ kind }) => kind === 'email')
  const reach = { authorId: sender.authorId, emailHash: email?.value ?? null }
  const banned = await ban(env.DB, act, {
    // Who goes on has blocked them already.
    targets: wanted.batchId === undefined ? targets : [],
    reach: wanted.alsoSpam ? reach : null,
    reason: wanted.reason,
    batchId: wanted.batchId,
  })
  if (!banned) throw new ProblemError('decision-not-found')
  return { ...banned, blocks: await Promise.all(banned.blocks.map((row) => toBlock(env.SECRET, act.siteId, row))) }
}

async function targetOf(
  { SECRET }: Bindings,
  siteId: string,
  kind: BlockKind,
  sender: SenderRecord,
  expiresAt: number | null,
  field: string,
): Promise<Target> {
  const target = await targetOfSender(SECRET, siteId, kind, sender)
  const end = endOf(kind, sender, expiresAt)
  // What is known of a network is forgotten after a while.
  if (!target || (end !== null && end <= Date.now())) throw invalidField(field, 'invalid', `Knows no ${kind} of them`)
  return { ...target, expiresAt: end }
}

async function requireSender(
  { DB }: Bindings,
  siteId: string,
  { commentId, authorId }: { commentId?: string | undefined; authorId?: string | undefined },
): Promise<SenderRecord> {
  const sender =
    commentId === undefined ? await senderOfAuthor(DB, siteId, authorId!) : await senderOfComment(DB, siteId, commentId)
  if (!sender) throw new ProblemError(commentId === undefined ? 'author-not-found' : 'comment-not-found')
  return sender
}
