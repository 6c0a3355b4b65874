import { IdempotencyKey } from '../../shared/comment.ts'
import { invalidField, ProblemError } from '../problem.ts'

/** A key, and a keyed hash of what came with it. */
export interface Idempotency {
  key: string
  fingerprint: string
}

/** The key of a request, if it has one. A structured-field string has quotes around it (RFC 9651, 3.3.3); they mean nothing here. */
export async function readIdempotency(
  header: string | undefined,
  fingerprint: () => Promise<string>,
): Promise<Idempotency | null> {
  if (header === undefined) return null
  const key = IdempotencyKey.safeParse(header.replace(/^"(.*)"$/, '$1'))
  if (!key.success) throw invalidField('Idempotency-Key', 'invalid', 'Must be 8 to 200 visible ASCII characters')
  return { key: key.data, fingerprint: await fingerprint() }
}

/** The key alone is no proof: only who sends the same again gets the same answer. */
export function requireSame(stored: { fingerprint: string | null }, expected: Idempotency | null): void {
  if (stored.fingerprint !== (expected?.fingerprint ?? null)) throw new ProblemError('idempotency-key-reused')
}
