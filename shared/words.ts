import * as z from 'zod'
import { MAX_WORDS_BYTES } from './limits.ts'

/** Entries of `hold` wait for a moderator; those of `block` go to spam. */
export const WordListKind = z.enum(['hold', 'block'])
export type WordListKind = z.infer<typeof WordListKind>

/** One entry a line, found anywhere in name, email, website and text; `*` stands for any run without white space. */
export const WordLines = z
  .string()
  .max(MAX_WORDS_BYTES)
  .refine((words) => new TextEncoder().encode(words).length <= MAX_WORDS_BYTES, {
    message: `Has more than ${MAX_WORDS_BYTES} bytes`,
  })

export const NewWordList = z.strictObject({ words: WordLines })
export type NewWordList = z.infer<typeof NewWordList>

export const WordListAnswer = z.strictObject({
  list: z.strictObject({
    kind: WordListKind,
    words: z.string(),
    entryCount: z.int(),
    updatedAt: z.iso.datetime().nullable(),
  }),
})
export type WordListAnswer = z.infer<typeof WordListAnswer>
