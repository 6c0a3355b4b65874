import * as z from 'zod'
import { isVisible } from './visible.ts'

/** U+0000 ends strings in half of the world's software, SQLite's functions included. */
const NUL = /\0/g

/** Control characters, and those that turn the direction of the text after them: a name with one rewrites the line it stands in. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const NAME_CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const wellFormed = z.string().refine((value) => value.isWellFormed(), 'Has half of a surrogate pair')

/** Text of several lines as it was sent, trimmed. Something of it can be seen. */
export const text = (max: number) =>
  wellFormed
    .transform((value) => value.replace(NUL, '').trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine(isVisible, { params: { code: 'required' }, message: 'Is empty' }),
    )

/** A name or a title: one line, which cannot turn the text around it. */
export const line = (max: number) =>
  wellFormed
    .transform((value) => value.replace(NAME_CONTROLS, '').trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine(isVisible, { params: { code: 'required' }, message: 'Is empty' }),
    )
