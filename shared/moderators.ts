import * as z from 'zod'
import { Role } from './admin.ts'
import { NewComment } from './comment.ts'
import { Scope } from './credentials.ts'
import { MAX_NAME_LENGTH } from './limits.ts'
import { line } from './text.ts'

/** Who is asking, where they may decide, and by which session or token. */
export const Me = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** For sign-in by mail; null when none was said, and for a token without the scope `admin`. */
  email: z.string().nullable(),
  sites: z.array(z.strictObject({ id: z.string(), name: z.string(), role: Role })),
  credential: z.strictObject({ kind: z.enum(['session', 'token']), id: z.string(), scopes: z.array(Scope) }),
})
export type Me = z.infer<typeof Me>

/** Absent fields stay; `email: null` forgets the address. */
export const MePatch = z.strictObject({
  name: line(MAX_NAME_LENGTH).optional(),
  email: NewComment.shape.email.nullable().optional(),
})
export type MePatch = z.infer<typeof MePatch>
