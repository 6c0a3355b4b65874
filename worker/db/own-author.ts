import type { OwnAuthor } from '../../shared/own-author.ts'
import { decryptEmail } from '../crypto/email.ts'
import type { Database } from './database.ts'

/** An author to whom their own data is shown. */
export interface OwnAuthorRecord {
  id: string
  name: string
  website: string | null
  emailEncrypted: string
  emailHash: string
  foldedHash: string | null
  verifiedAt: number | null
  /** This author, and those whose data is theirs too. */
  ids: string[]
}

/**
 * Mail proved that the address is theirs, so what other devices wrote under it is theirs to see and to erase. What the
 * owner's site says of a member's address earns trust, but opens nobody else's data: sites differ in what they check.
 */
const DEVICES = `SELECT other.id FROM authors other
  WHERE a.verified_at IS NOT NULL AND a.member_id IS NULL AND a.email_hash <> ''
    AND other.site_id = a.site_id AND other.email_hash = a.email_hash AND other.member_id IS NULL`

export async function findOwnAuthor(db: Database, siteId: string, id: string): Promise<OwnAuthorRecord | null> {
  const row = await db
    .prepare(
      `SELECT a.id, a.name, a.website, a.email_encrypted AS emailEncrypted, a.email_hash AS emailHash,
              a.folded_hash AS foldedHash, a.verified_at AS verifiedAt,
              (SELECT json_group_array(id) FROM (SELECT a.id UNION ${DEVICES})) AS ids
         FROM authors a WHERE a.id = ? AND a.site_id = ?`,
    )
    .bind(id, siteId)
    .first<Omit<OwnAuthorRecord, 'ids'> & { ids: string }>()
  return row && { ...row, ids: JSON.parse(row.ids) as string[] }
}

/** No address is as short as this. */
export const isErased = ({ emailHash }: OwnAuthorRecord): boolean => emailHash === ''

export async function describeOwnAuthor(
  db: Database,
  secret: string,
  siteId: string,
  author: OwnAuthorRecord,
): Promise<OwnAuthor> {
  const counted = await db
    .prepare(
      `SELECT count(*) AS n FROM json_each(?) AS j CROSS JOIN comments c ON c.author_id = j.value
        WHERE c.deleted_at IS NULL`,
    )
    .bind(JSON.stringify(author.ids))
    .first<number>('n')
  return {
    id: author.id,
    name: author.name,
    website: author.website,
    email: await decryptEmail(secret, siteId, author.emailEncrypted).catch(() => null),
    verified: author.verifiedAt !== null,
    commentCount: counted ?? 0,
  }
}
