import * as z from 'zod'
import { AuthorHistory } from './admin.ts'
import { Author } from './comment.ts'
import { MAX_NOTE_LENGTH } from './limits.ts'
import { text } from './text.ts'

/** What moderators tell each other about an author. */
export const AuthorNote = z.strictObject({
  id: z.string(),
  moderator: z.strictObject({ id: z.string(), name: z.string() }),
  body: z.string(),
  createdAt: z.iso.datetime(),
})
export type AuthorNote = z.infer<typeof AuthorNote>

export const NewAuthorNote = z.strictObject({ body: text(MAX_NOTE_LENGTH) })
export const NoteAnswer = z.strictObject({ note: AuthorNote })

/** Newest first. */
export const NoteList = z.strictObject({ notes: z.array(AuthorNote), nextCursor: z.string().nullable() })
export type NoteList = z.infer<typeof NoteList>

/** An author as moderators of the site see it: one device or confirmed address. */
export const AdminAuthor = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Null when it was erased, or the secret that sealed it is gone. */
  email: z.string().nullable(),
  role: Author.shape.role,
  /** Of their last comments, the newest first. */
  websites: z.array(z.string()),
  history: AuthorHistory,
  /** The newest twenty: `…/notes` has the rest. */
  notes: z.array(AuthorNote),
  /** Who wrote with the same address, proved or not: the newest twenty. */
  others: z.array(z.strictObject({ id: z.string(), name: z.string(), history: AuthorHistory })),
})
export type AdminAuthor = z.infer<typeof AdminAuthor>
export const AuthorAnswer = z.strictObject({ author: AdminAuthor })

/** Absent fields stay. The role is the badge beside the name, also of the last 500 comments. */
export const AuthorPatch = z.strictObject({
  /** What they write until then waits for a moderator; null ends it. */
  timeoutUntil: z.iso
    .datetime({ offset: true })
    .refine((time) => Date.parse(time) > Date.now(), 'Is over already')
    .nullable()
    .optional(),
  role: Author.shape.role.optional(),
})
export type AuthorPatch = z.infer<typeof AuthorPatch>

/** Until `hasMore` is false, there are comments that still have the name. */
export const AuthorErasure = z.strictObject({ erasedCount: z.int(), hasMore: z.boolean() })
export type AuthorErasure = z.infer<typeof AuthorErasure>
