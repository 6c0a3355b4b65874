import type { NewComment } from '../../shared/comment.ts'
import { readFormStamp } from '../challenges/form-stamp.ts'
import { verifyProofOfWork, type SpentChallenge } from '../challenges/proof-of-work.ts'
import { verifyTurnstile } from '../challenges/turnstile.ts'
import { decryptSecret } from '../crypto/site-secret.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** What a reader waits for a third party at most. */
export const PATIENCE = 3_000

/** `fetch` loses its `this` when it is passed on. */
export const outwards = (url: string, init: RequestInit): Promise<Response> => fetch(url, init)

export const readStamp = (secret: string, site: SiteRecord, { pageKey, stamp }: NewComment, now: number) =>
  stamp === undefined ? null : readFormStamp(secret, site.id, pageKey, stamp, now)

/** What is to be remembered of the work done, so that it is good once; null where none is asked for. */
export async function requireProof(
  secret: string,
  site: SiteRecord,
  { proof }: NewComment,
  now: number,
): Promise<SpentChallenge | null> {
  if (!site.settings.proofOfWork) return null
  const verdict = proof ? await verifyProofOfWork(secret, site.id, proof, now) : { refused: 'missing' as const }
  if (verdict.refused !== undefined)
    throw new ProblemError('challenge-failed', { detail: `The proof of work is ${verdict.refused}.` })
  return verdict.spent
}

/** Null where the site does not ask. The owner's key may be missing or sealed with another secret: then nobody knows. */
export async function askTurnstile(
  { SECRET }: Bindings,
  { id, origins, settings }: SiteRecord,
  { turnstileToken = '' }: NewComment,
  sealedKey: string | undefined,
) {
  if (settings.turnstileSiteKey === null) return null
  const secretKey = sealedKey && (await decryptSecret(SECRET, id, 'turnstile-secret-key', sealedKey).catch(() => null))
  if (!secretKey) return 'unreachable'
  return verifyTurnstile({
    secretKey,
    token: turnstileToken,
    hostnames: origins.map((origin) => new URL(origin).hostname),
    fetch: outwards,
    timeoutMs: PATIENCE,
  })
}
