import type { SecretName } from '../../shared/secret.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'

/** A secret as it is stored, sealed; null when the owner has entered none. */
export const findSecret = (db: Database, siteId: string, name: SecretName) =>
  db.prepare('SELECT value FROM site_secrets WHERE site_id = ? AND name = ?').bind(siteId, name).first<string>('value')

/** All of a site's, sealed. */
export const secretsStatement = (db: Database, siteId: string) =>
  db.prepare('SELECT name, value FROM site_secrets WHERE site_id = ?').bind(siteId)

export async function listSecretNames(db: Database, siteId: string): Promise<SecretName[]> {
  const { results } = await db
    .prepare('SELECT name FROM site_secrets WHERE site_id = ? ORDER BY name')
    .bind(siteId)
    .all<{ name: SecretName }>()
  return results.map(({ name }) => name)
}

interface SecretAct extends Act {
  name: SecretName
}

/** @param sealed - see `encryptSecret`. The trail says who entered it and when, and not what. */
export async function putSecret(db: Database, { siteId, name, moderatorId, now }: SecretAct, sealed: string) {
  await db.batch([
    db
      .prepare(
        `INSERT INTO site_secrets (site_id, name, value) VALUES (?, ?, ?)
         ON CONFLICT (site_id, name) DO UPDATE SET value = excluded.value`,
      )
      .bind(siteId, name, sealed),
    changeStatement(db, { siteId, moderatorId, action: 'secret-set', subjectId: name, now }),
  ])
}

/** What is not there is not removed, and leaves no trail. */
export async function removeSecret(db: Database, { siteId, name, moderatorId, now }: SecretAct) {
  if ((await findSecret(db, siteId, name)) === null) return
  await db.batch([
    db.prepare('DELETE FROM site_secrets WHERE site_id = ? AND name = ?').bind(siteId, name),
    changeStatement(db, { siteId, moderatorId, action: 'secret-removed', subjectId: name, now }),
  ])
}
