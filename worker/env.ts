import type { Credential } from './db/credentials.ts'
import type { Moderator } from './db/moderators.ts'
import type { OwnAuthorRecord } from './db/own-author.ts'
import type { SiteRecord } from './db/sites.ts'
import type { Reader } from './readers/reader.ts'

/**
 * Cloudflare's bindings (generated), and the one secret, from which every key is derived. `WRITES` is Cloudflare's own rate
 * limit, which an installation may do without.
 */
export type Bindings = Env & { SECRET: string; WRITES?: RateLimit }

/** A reader's request. */
export interface AppEnv {
  Bindings: Bindings
  Variables: { requestId: string; site: SiteRecord; reader: Reader; author: OwnAuthorRecord }
}

/** A moderator's request. */
export interface AdminEnv {
  Bindings: Bindings
  Variables: { requestId: string; moderator: Moderator; credential: Credential; site: SiteRecord }
}
