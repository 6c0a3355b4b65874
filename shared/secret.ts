import * as z from 'zod'

/** Keys of third parties, and of the owner's own site, that an owner enters. They are never shown again. */
export const SecretName = z.enum(['turnstile-secret-key', 'akismet-key', 'member-token-key'])
export type SecretName = z.infer<typeof SecretName>

/** White space around it came with the copying. */
export const NewSecret = z.strictObject({
  value: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine((value) => value.isWellFormed(), 'Has half of a surrogate pair'),
})

/** Those that are set. */
export const Secrets = z.strictObject({ names: z.array(SecretName) })
export type Secrets = z.infer<typeof Secrets>
