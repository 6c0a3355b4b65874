import { errors, jwtVerify, type JWTPayload } from 'jose'
import * as z from 'zod'
import { NewComment } from '../../shared/comment.ts'

/** RFC 7518, 3.2: a key for HS256 has at least 256 bits. Anybody can guess at a shorter one, offline, from a token. */
export const MIN_KEY_BYTES = 32

const MAX_TOKEN_LENGTH = 4096
/** Seconds. A token that leaks works until it expires, so none may live for long. */
const MAX_LIFETIME = 24 * 60 * 60
/** Seconds by which the owner's clock may differ from ours, in either direction. */
const CLOCK_SKEW = 60

/** What the owner's own site says of somebody who is logged in there. Other claims are ignored. */
const Claims = z.object({
  /** Stable: it is the member, whatever name and address change to. */
  sub: z.string().min(1).max(200),
  name: NewComment.shape.name,
  email: NewComment.shape.email,
  website: NewComment.shape.website,
  role: z.enum(['staff', 'author']).optional(),
})

export interface Member {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly website: string | null
  readonly role: 'reader' | 'author' | 'staff'
}

export type MemberRefusal =
  /** The owner's key is too short to prove anything. */
  | 'weak-key'
  | 'malformed'
  /** `none`, or any but HS256. */
  | 'algorithm'
  | 'signature'
  | 'expired'
  /** Before its `nbf`. */
  | 'not-yet'
  /** No `exp`, or one more than a day ahead. */
  | 'lifetime'
  /** Signed for another site, or for something else than Baraza. */
  | 'audience'
  /** A claim about the member is absent or not of its kind. */
  | 'claims'

export type MemberVerdict =
  | { readonly member: Member; readonly refused?: undefined }
  | { readonly member?: undefined; readonly refused: MemberRefusal }

interface MemberToken {
  /** As the owner's site has it: its UTF-8 is the key. */
  readonly key: string
  readonly siteId: string
  readonly token: string
  readonly now: number
}

/** Whom a JSON Web Token (RFC 7519) vouches for, that the owner's own site has signed with HS256 for this site. Never throws. */
export async function verifyMemberToken({ key, siteId, token, now }: MemberToken): Promise<MemberVerdict> {
  const bytes = new TextEncoder().encode(key)
  if (bytes.length < MIN_KEY_BYTES) return { refused: 'weak-key' }
  if (token.length > MAX_TOKEN_LENGTH) return { refused: 'malformed' }
  try {
    const { payload } = await jwtVerify(token, bytes, {
      algorithms: ['HS256'],
      audience: [`baraza:${siteId}`, siteId],
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_SKEW,
      currentDate: new Date(now),
    })
    return accept(payload, now)
  } catch (error) {
    return { refused: reasonOf(error) }
  }
}

function accept(payload: JWTPayload, now: number): MemberVerdict {
  if (payload.exp! - now / 1000 > MAX_LIFETIME + CLOCK_SKEW) return { refused: 'lifetime' }
  const claims = Claims.safeParse(payload)
  if (!claims.success) return { refused: 'claims' }
  const { sub, name, email, website, role = 'reader' } = claims.data
  return { member: { id: sub, name, email, website, role } }
}

function reasonOf(error: unknown): MemberRefusal {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'audience'
    if (error.claim === 'exp') return 'lifetime'
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'not-yet'
  }
  return 'malformed'
}
