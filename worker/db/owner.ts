import { v7 as uuidv7 } from 'uuid'
import { SiteSettings, type NewSite } from '../../shared/site.ts'
import { hashToken } from '../crypto/random-token.ts'

interface FirstOwner {
  site: Pick<NewSite, 'id' | 'name' | 'origins'>
  moderatorName: string
  moderatorToken: string
  now: number
}

/**
 * What a new installation begins with: a site, its owner and the owner's token, of which only the hash is stored. As SQL
 * without parameters, because in production it is run by the command line. Run again, it changes nothing but the origins.
 */
export async function firstOwnerSql({ site, moderatorName, moderatorToken, now }: FirstOwner): Promise<string[]> {
  const moderatorId = quote(`owner-of-${site.id}`)
  const [id, name, origins] = [quote(site.id), quote(site.name), quote(JSON.stringify(site.origins))]
  return [
    `INSERT INTO sites (id, name, origins, settings, created_at)
     VALUES (${id}, ${name}, ${origins}, ${quote(JSON.stringify(SiteSettings.parse({})))}, ${now})
     ON CONFLICT DO UPDATE SET origins = excluded.origins`,
    `INSERT INTO moderators (id, name, created_at) VALUES (${moderatorId}, ${quote(moderatorName)}, ${now})
     ON CONFLICT DO NOTHING`,
    `INSERT INTO memberships (moderator_id, site_id, role, created_at)
     VALUES (${moderatorId}, ${id}, 'owner', ${now}) ON CONFLICT DO NOTHING`,
    `INSERT INTO tokens (id, moderator_id, name, token_hash, created_at)
     VALUES (${quote(uuidv7())}, ${moderatorId}, 'First token', ${quote(await hashToken(moderatorToken))}, ${now})
     ON CONFLICT DO NOTHING`,
  ]
}

/** SQLite's string literal: a quote inside is doubled, and nothing else has a meaning. */
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
