import * as z from 'zod'
import { MAX_REACTIONS } from './limits.ts'

/**
 * What readers can say of an article with one touch. A site offers some of these; each has a name in every language. None
 * is ever taken out or renamed: rows and settings speak of it.
 */
export const ReactionKind = z.enum([
  'informative',
  'hopeful',
  'moving',
  'surprising',
  'funny',
  'worrying',
  'important',
  'convincing',
  'unclear',
  'angering',
])
export type ReactionKind = z.infer<typeof ReactionKind>

/** In the order in which readers see them. None: the site has no reactions. */
export const ReactionSet = z
  .array(ReactionKind)
  .max(MAX_REACTIONS)
  .refine((kinds) => new Set(kinds).size === kinds.length, { message: 'Names a reaction twice' })

export const DEFAULT_REACTIONS: ReactionKind[] = ['informative', 'hopeful', 'moving', 'surprising', 'funny', 'worrying']

/** What readers make of a page, and what the one who asks does. */
export const Reactions = z.strictObject({
  /** All that the site offers, in its order. */
  reactions: z.array(z.strictObject({ kind: ReactionKind, count: z.int() })),
  /** Null also for who sends no token. */
  mine: ReactionKind.nullable(),
  /** For a reader who came without a token: keep it, send it as `Authorization: Bearer`. */
  readerToken: z.string().optional(),
})
export type Reactions = z.infer<typeof Reactions>
