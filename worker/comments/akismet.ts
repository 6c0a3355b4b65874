import type { NewComment } from '../../shared/comment.ts'
import { checkAkismet } from '../challenges/akismet.ts'
import { decryptSecret } from '../crypto/site-secret.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { outwards, PATIENCE } from './challenges.ts'

/** What the sender's browser says of itself. Told to Akismet where the owner has chosen it, and kept nowhere. */
export interface Browser {
  ip: string | undefined
  userAgent: string | undefined
  referrer: string | undefined
}

/** Null where the site does not ask. */
export async function askAkismet(
  { SECRET }: Bindings,
  { id, origins, settings }: SiteRecord,
  draft: NewComment,
  { ip, userAgent, referrer }: Browser,
  sealedKey: string | undefined,
  now: number,
) {
  if (!settings.akismet) return null
  const apiKey = sealedKey && (await decryptSecret(SECRET, id, 'akismet-key', sealedKey).catch(() => null))
  if (!apiKey || !origins[0]) return 'unreachable'
  const { verdict } = await checkAkismet(
    { apiKey, blog: origins[0], fetch: outwards, timeoutMs: PATIENCE },
    {
      ...{ userIp: ip, userAgent, referrer, permalink: draft.pageUrl ?? undefined },
      type: draft.parentId === null ? 'comment' : 'reply',
      author: draft.name,
      email: draft.email,
      website: draft.website ?? undefined,
      content: draft.body,
      createdAt: now,
      honeypot: draft.fax || undefined,
    },
  )
  return verdict
}
