import { v7 as uuidv7 } from 'uuid'
import type { Author, NewComment } from '../../shared/comment.ts'
import type { RichText } from '../../shared/rich-text.ts'
import type { Verdict } from '../moderation/index.ts'
import { arrivalStatement, surgeStatement } from './arrivals.ts'
import { newAuthorStatement } from './authors.ts'
import { COLUMNS, type CommentRow } from './comments.ts'
import type { Database } from './database.ts'
import { AUTHOR_OF_MEMBER, memberAuthorStatement, type MemberRow } from './members.ts'
import { pageIdOf } from './page-key.ts'
import { ensurePageStatement } from './pages.ts'
import { spendStatement } from './spent.ts'

export interface Insertion {
  siteId: string
  draft: Pick<NewComment, 'pageKey' | 'pageUrl' | 'pageTitle' | 'name' | 'website' | 'body'>
  content: RichText
  /** Null: a new top-level comment. */
  parent: { id: string; rootId: string } | null
  /** `isNew`: no token proved an author, so one begins with this comment. */
  author: {
    id: string
    role: Author['role']
    isNew: boolean
    emailEncrypted: string
    emailHash: string
    foldedHash?: string | null
  }
  /** A member of the owner's site, whose author is made or found with the comment. */
  member?: MemberRow
  /** Where it came from, in hashes; absent for what no reader has sent. */
  sender?: { ipHash: string | null; networkHash: string | null }
  verdict: Verdict
  /** Work that is good once. */
  spent?: { id: string; expiresAt: number } | null
  /** Strangers are held on the page until then. */
  surgeUntil?: number | null
  idempotency: { key: string; fingerprint: string } | null
  now: number
}

/** What an earlier request with the same key stored. */
export type Replay = CommentRow & { fingerprint: string }

export const replayStatement = (db: Database, siteId: string, key: string) =>
  db
    .prepare(`SELECT ${COLUMNS}, c.fingerprint FROM comments c WHERE c.site_id = ? AND c.idempotency_key = ?`)
    .bind(siteId, key)

/** New comments that the search index is told of at once: each of them would cost it as much as all. */
const TOLD_AT_ONCE = 16

export type StoredComment = CommentRow & {
  fingerprint: string | null
  /** 1 for one of sixteen, after which the search index is told of all. */
  isLastToTell: 0 | 1
}

/**
 * Stores a comment with its page, its author and its first decision, or nothing: a batch is D1's only transaction.
 *
 * Each statement but the page's does nothing when the idempotency key is there already, so that of fifty identical
 * requests at once one stores, and all get the same row back.
 */
export async function insertComment(db: Database, insertion: Insertion): Promise<StoredComment> {
  const { siteId, draft, content, parent, author, member, sender, verdict, spent, surgeUntil, idempotency, now } =
    insertion
  const id = uuidv7({ msecs: now })
  const key = idempotency?.key ?? null
  const unlessReplayed = 'WHERE NOT EXISTS (SELECT 1 FROM comments WHERE site_id = ? AND idempotency_key = ?)'

  const results = await db.batch<StoredComment>([
    ...(spent ? [spendStatement(db, siteId, spent, key)] : []),
    ensurePageStatement(db, siteId, { pageKey: draft.pageKey, title: draft.pageTitle, url: draft.pageUrl }, now),
    member
      ? memberAuthorStatement(db, member, key)
      : author.isNew
        ? newAuthorStatement(db, { ...author, siteId, name: draft.name, website: draft.website, now }, key)
        : db
            .prepare('UPDATE authors SET name = ?, website = ? WHERE id = ?')
            .bind(draft.name, draft.website, author.id),
    db
      .prepare(
        `INSERT INTO comments (id, site_id, page_id, parent_id, root_id, author_id, author_name, author_website,
                               author_role, body, content, idempotency_key, fingerprint, created_at,
                               email_hash, ip_hash, network_hash)
         SELECT ?1, ?2, ${pageIdOf('?2', '?3')}, ?, ?, ${member ? AUTHOR_OF_MEMBER : '?'},
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
         ${unlessReplayed}`,
      )
      .bind(
        ...[id, siteId, draft.pageKey, parent?.id ?? null, parent?.rootId ?? id],
        ...(member ? [siteId, member.memberId] : [author.id]),
        ...[draft.name, draft.website, author.role, draft.body, JSON.stringify(content)],
        ...[key, idempotency?.fingerprint ?? null, now],
        ...[author.foldedHash ?? null, sender?.ipHash ?? null, sender?.networkHash ?? null],
        ...[siteId, key],
      ),
    db
      .prepare(
        `INSERT INTO decisions (id, site_id, comment_id, check_name, to_status, facts, created_at)
         SELECT ?, ?, id, ?, ?, ?, ? FROM comments WHERE id = ?`,
      )
      .bind(uuidv7({ msecs: now }), siteId, verdict.check, verdict.status, JSON.stringify(verdict.facts), now, id),
    ...(author.isNew ? [arrivalStatement(db, siteId, draft.pageKey, author.id, now)] : []),
    ...(surgeUntil ? [surgeStatement(db, siteId, draft.pageKey, surgeUntil)] : []),
    db
      .prepare(
        `SELECT ${COLUMNS}, c.fingerprint, c.rowid % ${TOLD_AT_ONCE} = 0 AS isLastToTell FROM comments c
          WHERE c.id = ?1 OR (c.site_id = ?2 AND c.idempotency_key = ?3)`,
      )
      .bind(id, siteId, key),
  ])
  return results.at(-1)!.results[0]!
}

/** The author's change, and what moderation says of it when that is another status, or neither. */
export async function editComment(
  db: Database,
  row: CommentRow,
  edit: { body: string; content: RichText },
  verdict: Verdict,
  now: number,
): Promise<CommentRow> {
  // An edit publishes nothing that waits, and moves down: what was approved is held, and either goes to spam.
  const holds = verdict.status !== 'approved' && (row.status === 'approved' || verdict.status === 'spam')
  const results = await db.batch<CommentRow>([
    db
      // Not into a comment that its author erases at the same time.
      .prepare('UPDATE comments SET body = ?, content = ?, edited_at = ? WHERE id = ? AND deleted_at IS NULL')
      .bind(edit.body, JSON.stringify(edit.content), now, row.id),
    ...(holds
      ? [
          db
            .prepare(
              `INSERT INTO decisions (id, site_id, comment_id, check_name, from_status, to_status, facts, created_at)
               SELECT ?, site_id, id, ?, status, ?, ?, ? FROM comments WHERE id = ? AND status <> ?`,
            )
            .bind(
              ...[uuidv7({ msecs: now }), verdict.check, verdict.status, JSON.stringify(verdict.facts)],
              ...[now, row.id, verdict.status],
            ),
        ]
      : []),
    db.prepare(`SELECT ${COLUMNS} FROM comments c WHERE c.id = ?`).bind(row.id),
  ])
  return results.at(-1)!.results[0]!
}

export async function deleteComment(db: Database, id: string, now: number): Promise<void> {
  await db.prepare('UPDATE comments SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL').bind(now, id).run()
}
