import type { ListQuery } from '../../shared/admin.ts'
import type { SignedIn } from '../../shared/credentials.ts'
import { MAX_PASSKEYS, type Passkey, type PasskeyList } from '../../shared/passkeys.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Challenge } from '../passkeys/challenge.ts'
import type { PasskeyKey } from '../passkeys/ceremonies.ts'
import type { Database } from './database.ts'
import { newSessionStatement, signedInStatements, toSignedIn, type NewSession } from './sessions.ts'
import { isSpentTwice } from './spent.ts'
import { toIso } from './time.ts'

interface Row {
  id: string
  device: string | null
  synced: number
  createdAt: number
  lastUsedAt: number | null
}

const COLUMNS = 'id, device, synced, created_at AS createdAt, last_used_at AS lastUsedAt'

const toPasskey = ({ id, device, synced, createdAt, lastUsedAt }: Row): Passkey => ({
  id,
  device,
  isSynced: synced === 1,
  createdAt: toIso(createdAt),
  lastUsedAt: toIso(lastUsedAt),
})

/** One's own, newest first. */
export async function listPasskeys(
  db: Database,
  moderatorId: string,
  { cursor, limit }: ListQuery,
): Promise<PasskeyList> {
  const after = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM passkeys WHERE moderator_id = ? ${cursor ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ?`,
    )
    .bind(moderatorId, ...after, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { passkeys: rows.map(toPasskey), nextCursor }
}

type KeyRow = Omit<PasskeyKey, 'transports'> & { transports: string; id: string; moderatorId: string }

const KEY = `SELECT id, moderator_id AS moderatorId, credential_id AS credentialId, public_key AS publicKey, counter, transports
  FROM passkeys`

const toKey = ({ credentialId, publicKey, counter, transports }: KeyRow): PasskeyKey => ({
  ...{ credentialId, publicKey, counter },
  transports: JSON.parse(transports) as string[],
})

/** All of a moderator's, so that no device makes a second one. */
export async function findKeys(db: Database, moderatorId: string): Promise<PasskeyKey[]> {
  const { results } = await db.prepare(`${KEY} WHERE moderator_id = ?`).bind(moderatorId).all<KeyRow>()
  return results.map(toKey)
}

/** Whose passkey it is, by the authenticator's name for it. */
export async function findByCredential(db: Database, credentialId: string) {
  const row = await db.prepare(`${KEY} WHERE credential_id = ?`).bind(credentialId).first<KeyRow>()
  return row && { id: row.id, moderatorId: row.moderatorId, key: toKey(row) }
}

interface Addition {
  id: string
  moderatorId: string
  key: PasskeyKey
  device: string | null
  isSynced: boolean
  challenge: Challenge
  now: number
}

/** Stores the passkey and uses up its challenge; a moderator who has too many loses the challenge alone. Else nothing is stored. */
export async function addPasskey(db: Database, addition: Addition): Promise<Passkey | 'used' | 'too-many'> {
  const { id, moderatorId, key, device, isSynced, challenge, now } = addition
  try {
    const [, added] = await db.batch<Row>([
      spendChallengeStatement(db, challenge),
      db
        .prepare(
          `INSERT INTO passkeys (id, moderator_id, credential_id, public_key, counter, transports, device, synced, created_at)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            WHERE (SELECT count(*) FROM passkeys WHERE moderator_id = ?2) < ${MAX_PASSKEYS}
           RETURNING ${COLUMNS}`,
        )
        .bind(
          ...[id, moderatorId, key.credentialId, key.publicKey, key.counter],
          ...[JSON.stringify(key.transports), device, isSynced ? 1 : 0, now],
        ),
    ])
    const row = added!.results[0]
    return row ? toPasskey(row) : 'too-many'
  } catch (error) {
    if (isSpentTwice(error) || isKnownCredential(error)) return 'used'
    throw error
  }
}

const isKnownCredential = (error: unknown) =>
  error instanceof Error && error.message.includes('UNIQUE constraint failed: passkeys.credential_id')

const spendChallengeStatement = (db: Database, { id, expiresAt }: Challenge) =>
  db.prepare('INSERT INTO spent (id, expires_at) VALUES (?, ?)').bind(id, expiresAt)

interface Use {
  id: string
  counter: number
  challenge: Challenge
}

/**
 * Signs in whoever has the passkey, in one transaction with the end of its challenge. Null when that was used before, the
 * passkey has been taken away meanwhile, or its moderator is none of any site any more.
 */
export async function usePasskey(
  db: Database,
  { id, counter, challenge }: Use,
  session: NewSession,
): Promise<SignedIn | null> {
  try {
    const [, , inserted, moderator] = await db.batch([
      spendChallengeStatement(db, challenge),
      db
        .prepare('UPDATE passkeys SET counter = max(counter, ?), last_used_at = ? WHERE id = ?')
        .bind(counter, session.now, id),
      newSessionStatement(
        db,
        session,
        `p.moderator_id FROM passkeys p
          WHERE p.id = ? AND EXISTS (SELECT 1 FROM memberships ms WHERE ms.moderator_id = p.moderator_id)`,
        id,
      ),
      ...signedInStatements(db, session),
    ])
    return toSignedIn(inserted!, moderator!)
  } catch (error) {
    if (isSpentTwice(error)) return null
    throw error
  }
}

/** False when the moderator has no such passkey. */
export async function deletePasskey(db: Database, moderatorId: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM passkeys WHERE moderator_id = ? AND id = ?')
    .bind(moderatorId, id)
    .run()
  return meta.changes > 0
}
