import type { NewStaffComment } from '../../shared/staff-comment.ts'
import { toBase64Url } from './base64url.ts'
import type { NewComment } from '../../shared/comment.ts'
import { mac } from './keys.ts'

/** What came with an idempotency key, as a keyed hash: it has an email in it. */
export async function fingerprint(secret: string, siteId: string, draft: NewComment): Promise<string> {
  const { pageKey, parentId, name, email, website, body } = draft
  const parts = [siteId, pageKey, parentId ?? '', name, email, website ?? '', body]
  return toBase64Url(await mac(secret, 'request-fingerprint', ...parts))
}

/** The same for what a moderator writes: of nobody else, and of no reader. */
export async function staffFingerprint(
  secret: string,
  siteId: string,
  moderatorId: string,
  { pageKey, parentId, body }: NewStaffComment,
): Promise<string> {
  const parts = [siteId, moderatorId, pageKey ?? '', parentId ?? '', body]
  return toBase64Url(await mac(secret, 'staff-request-fingerprint', ...parts))
}
