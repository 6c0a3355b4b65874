import * as z from 'zod'
import { Role } from './admin.ts'

/** For the page on which somebody wants to moderate; good once, for a minute. */
export const Handover = z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() })
export type Handover = z.infer<typeof Handover>

export const NewInPlace = z.strictObject({ code: z.string().min(1).max(200) })

/** A token for decisions, pins and staff comments on this site: keep it in the page, and send it as `Authorization: Bearer`. */
export const InPlace = z.strictObject({
  token: z.string(),
  moderator: z.strictObject({ name: z.string(), role: Role }),
  expiresAt: z.iso.datetime(),
})
export type InPlace = z.infer<typeof InPlace>
