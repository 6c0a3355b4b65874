import type { DatabaseName } from '../shared/site.ts'
import type { Credential } from './db/credentials.ts'
import type { Database } from './db/database.ts'
import type { Moderator } from './db/moderators.ts'
import type { OwnAuthorRecord } from './db/own-author.ts'
import type { SiteRecord } from './db/sites.ts'
import type { Reader } from './readers/reader.ts'

/**
 * Cloudflare's bindings (generated), and the one secret, from which every key is derived. `WRITES` is Cloudflare's own rate
 * limit, which an installation may do without. Of databases it may have more than one: see `places/places.ts`.
 */
export type Bindings = Omit<Env, 'DB'> & {
  /** What the site of a request is asked from; where a request is about no site, the first database. */
  DB: Database
  /** The first database, where `DB` may be another. */
  FIRST_DB?: D1Database
  SECRET: string
  WRITES?: RateLimit
} & Partial<Record<Exclude<DatabaseName, 'DB'>, D1Database>>

/** A reader's request, with the bookmark of their last write where they showed one. */
export interface AppEnv {
  Bindings: Bindings
  Variables: {
    bookmark: string | undefined
    requestId: string
    site: SiteRecord
    reader: Reader
    author: OwnAuthorRecord
  }
}

/** A moderator's request. */
export interface AdminEnv {
  Bindings: Bindings
  Variables: {
    requestId: string
    moderator: Moderator
    credential: Credential
    database: DatabaseName
    site: SiteRecord
  }
}
