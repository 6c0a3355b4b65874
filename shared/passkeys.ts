import * as z from 'zod'

/** As many as anybody has devices and keys; the browser is told them all, so that none is made twice. */
export const MAX_PASSKEYS = 20

/** A passkey of a moderator's, without its key. */
export const Passkey = z.strictObject({
  id: z.string(),
  /** The browser in which it was made: `Firefox on Windows`. */
  device: z.string().nullable(),
  /** Kept by a password manager for all devices of its owner; otherwise it is lost with the one that has it. */
  isSynced: z.boolean(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type Passkey = z.infer<typeof Passkey>

/** Newest first. */
export const PasskeyList = z.strictObject({ passkeys: z.array(Passkey), nextCursor: z.string().nullable() })
export type PasskeyList = z.infer<typeof PasskeyList>

/** Binary in base64url, as `PublicKeyCredential.toJSON()` has it. An attestation is the longest of them. */
const Binary = z
  .string()
  .min(1)
  .max(16_384)
  .regex(/^[\w-]+$/)

/** Browsers add fields of their own, which nobody reads. */
const credential = <Response extends z.ZodRawShape>(response: Response) =>
  z.strictObject({
    credential: z.looseObject({
      id: Binary.max(1_400),
      rawId: Binary.max(1_400),
      type: z.literal('public-key'),
      clientExtensionResults: z.record(z.string(), z.unknown()),
      response: z.looseObject({ clientDataJSON: Binary, ...response }),
    }),
  })

/** What an authenticator says when it has made a key (WebAuthn 3, 5.1: RegistrationResponseJSON). */
export const NewPasskey = credential({
  attestationObject: Binary,
  transports: z.array(z.string().max(32)).max(10).optional(),
})
export type NewPasskey = z.infer<typeof NewPasskey>

/** What it says when somebody signs in (AuthenticationResponseJSON). */
export const PasskeySignIn = credential({
  authenticatorData: Binary,
  signature: Binary,
  userHandle: Binary.nullish(),
})
export type PasskeySignIn = z.infer<typeof PasskeySignIn>
