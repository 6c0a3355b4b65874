import { v7 as uuidv7 } from 'uuid'
import type { RichText } from '../../shared/rich-text.ts'
import { COLUMNS, type CommentRow } from './comments.ts'
import type { Database } from './database.ts'
import { AUTHOR_OF_MEMBER, memberAuthorStatement } from './members.ts'

interface StaffComment {
  siteId: string
  pageId: string
  parent: { id: string; rootId: string } | null
  body: string
  content: RichText
  moderator: { id: string; name: string }
  idempotency: { key: string; fingerprint: string } | null
  now: number
}

type StoredRow = CommentRow & { fingerprint: string | null }

/**
 * Stores what a moderator wrote with their decision to publish it. A moderator is one author on each site, without an
 * address: nobody's mail confirms it, so nobody but the moderator ever writes as them. Of fifty identical requests at once
 * one stores, and all get the same row back.
 *
 * @returns null when what it answers is not published any more.
 */
export async function insertStaffComment(db: Database, comment: StaffComment): Promise<StoredRow | null> {
  const { siteId, pageId, parent, body, content, moderator, idempotency, now } = comment
  const key = idempotency?.key ?? null
  const id = uuidv7({ msecs: now })
  const memberId = `moderator:${moderator.id}` as const
  const results = await db.batch<StoredRow>([
    memberAuthorStatement(
      db,
      {
        ...{ id: crypto.randomUUID(), siteId, memberId, name: moderator.name, website: null, role: 'staff', now },
        ...{ emailEncrypted: '', emailHash: '', foldedHash: null },
      },
      key,
    ),
    db
      .prepare(
        `INSERT INTO comments (id, site_id, page_id, parent_id, root_id, author_id, author_name, author_role, body, content,
                               moderator_id, idempotency_key, fingerprint, created_at)
         SELECT ?, ?, ?, ?, ?, ${AUTHOR_OF_MEMBER}, ?, 'staff', ?, ?, ?, ?, ?, ?
          WHERE (? IS NULL OR EXISTS (SELECT 1 FROM comments WHERE id = ? AND published = 1))
            AND NOT EXISTS (SELECT 1 FROM comments WHERE site_id = ? AND idempotency_key = ?)`,
      )
      .bind(
        ...[id, siteId, pageId, parent?.id ?? null, parent?.rootId ?? id, siteId, memberId, moderator.name],
        ...[body, JSON.stringify(content), moderator.id, key, idempotency?.fingerprint ?? null, now],
        ...[parent?.id ?? null, parent?.id ?? null, siteId, key],
      ),
    db
      .prepare(
        `INSERT INTO decisions (id, site_id, comment_id, moderator_id, to_status, created_at)
         SELECT ?, site_id, id, moderator_id, 'approved', ? FROM comments WHERE id = ?`,
      )
      .bind(uuidv7({ msecs: now }), now, id),
    db
      .prepare(
        `SELECT ${COLUMNS}, c.fingerprint FROM comments c
          WHERE c.id = ?1 OR (c.site_id = ?2 AND c.idempotency_key = ?3)`,
      )
      .bind(id, siteId, key),
  ])
  return results.at(-1)!.results[0] ?? null
}
