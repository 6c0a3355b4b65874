import { applyD1Migrations, reset as resetStorage } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Role } from '../../shared/admin.ts'
import { SiteSettings } from '../../shared/site.ts'
import { createModeratorToken } from '../crypto/moderator-token.ts'
import { hashToken } from '../crypto/random-token.ts'

export const ORIGIN = 'https://paper.example'

export const TABLES = [
  ...['page_cards', 'page_points', 'page_readings', 'page_facts'],
  ...['site_days', 'page_tallies', 'views', 'handovers', 'in_place_tokens'],
  ...[
    'reaction_counts',
    'reactions',
    'reports',
    'votes',
    'decisions',
    'changes',
    'author_notes',
    'blocks',
    'compiled_words',
    'word_lists',
    'arrivals',
  ],
  ...['page_merges', 'page_aliases', 'site_secrets', 'site_tallies', 'outbox', 'spent', 'comments', 'authors', 'pages'],
  ...['search_dirty', 'search_sweeps', 'mirror_due', 'places'],
  ...[
    'passkeys',
    'sign_in_links',
    'invitations',
    'sessions',
    'barred_tokens',
    'tokens',
    'memberships',
    'moderators',
    'sites',
  ],
]

/** Databases as on the first day. Files share them: one that stores very many rows calls this in `afterAll`. */
export async function freshDatabases() {
  await resetStorage()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  await applyD1Migrations(env.SEARCH_DB, env.TEST_SEARCH_MIGRATIONS)
}

/** Empties the databases, row by row, and all that is kept is another version's: call this in `beforeEach`. */
export async function reset() {
  Object.assign(env.VERSION, { id: crypto.randomUUID() })
  await empty(env.DB)
  await env.SEARCH_DB.batch(['words', 'documents'].map((table) => env.SEARCH_DB.prepare(`DELETE FROM ${table}`)))
}

export const empty = (db: D1Database) =>
  db.batch([
    // Rows refer to rows of their own table.
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...TABLES.map((table) => db.prepare(`DELETE FROM ${table}`)),
  ])

/** Tests write faster than people, and come from no form. */
export const UNHURRIED = {
  minSeconds: 0,
  floodSeconds: 0,
  hourlyPerIp: null,
  hourlyPerEmail: null,
  perMinute: null,
  surge: false,
}

export async function seedSite({ id = 'paper', ...settings }: { id?: string } & Partial<SiteSettings> = {}) {
  await env.DB.prepare('INSERT INTO sites (id, name, origins, settings, created_at) VALUES (?, ?, ?, ?, 0)')
    .bind(id, 'The Paper', JSON.stringify([ORIGIN]), JSON.stringify(SiteSettings.parse({ ...UNHURRIED, ...settings })))
    .run()
  return id
}

/** A moderator of the sites given, and the bearer token. */
export async function seedModerator(sites: Record<string, Role> = { paper: 'owner' }, name = 'Amina') {
  const id = crypto.randomUUID()
  const token = createModeratorToken()
  await env.DB.batch([
    env.DB.prepare('INSERT INTO moderators (id, name, created_at) VALUES (?, ?, 0)').bind(id, name),
    env.DB.prepare(
      "INSERT INTO tokens (id, moderator_id, name, token_hash, created_at) VALUES (?, ?, 'test', ?, 0)",
    ).bind(crypto.randomUUID(), id, await hashToken(token)),
    ...Object.entries(sites).map(([siteId, role]) =>
      env.DB.prepare('INSERT INTO memberships (moderator_id, site_id, role, created_at) VALUES (?, ?, ?, 0)').bind(
        id,
        siteId,
        role,
      ),
    ),
  ])
  return { id, token }
}
