import * as z from 'zod'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[\\da-f]{${bytes * 2}}$`))

/**
 * What a reader's browser has to work on before it may send a comment (ALTCHA, proof of work v2): find the counter for
 * which PBKDF2 of nonce and counter (uint32, big-endian), with the salt and `cost` rounds, begins with the prefix. Count
 * upwards from 0.
 */
export const Challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: hex(16),
    salt: hex(16),
    cost: z.int().positive(),
    keyLength: z.literal(32),
    keyPrefix: hex(16),
    keySignature: hex(32),
    /** Seconds since 1970. */
    expiresAt: z.int().positive(),
  }),
  signature: hex(32),
})
export type Challenge = z.infer<typeof Challenge>

/** The challenge as it was given, with its solution. Good for one comment. */
export const ProofOfWork = z.strictObject({
  challenge: Challenge,
  solution: z.strictObject({ counter: z.int().min(0).max(0xffffffff), derivedKey: hex(32) }),
})
export type ProofOfWork = z.infer<typeof ProofOfWork>
