import { createSignInLink } from '../crypto/moderator-token.ts'
import { hashToken } from '../crypto/random-token.ts'

export const SETUP_LINK_MINUTES = 30

/**
 * A link that signs in the installation's first owner, for whoever runs its setup and so has the database anyway. As SQL
 * without parameters, because in production it is run by the command line; the hash has no quotes in it.
 */
export async function setupLink(now: number): Promise<{ link: string; sql: string }> {
  const link = createSignInLink()
  const sql = `INSERT INTO sign_in_links (token_hash, moderator_id, created_at, expires_at)
     SELECT '${await hashToken(link)}', moderator_id, ${now}, ${now + SETUP_LINK_MINUTES * 60_000}
       FROM memberships WHERE role = 'owner' ORDER BY created_at, moderator_id LIMIT 1`
  return { link, sql }
}
