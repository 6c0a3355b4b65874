import { fromBase64Url, toBase64Url } from './crypto/base64url.ts'
import * as z from 'zod'
import { invalidField } from './problem.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A place in a list, opaque to callers: the values of the ORDER BY of the last row that was shown. */
export const encodeCursor = (key: readonly (string | number | readonly (string | number)[])[]) =>
  toBase64Url(encoder.encode(JSON.stringify(key)))

/** The values again; anything that is no cursor of that list is an `invalid-request`. */
export function decodeCursor<Key extends z.ZodType>(cursor: string, key: Key): z.infer<Key> {
  try {
    return key.parse(JSON.parse(decoder.decode(fromBase64Url(cursor))))
  } catch {
    throw invalidField('cursor', 'invalid', 'Is not a cursor of this list')
  }
}

const ID = z.tuple([z.string()])

/** For lists whose order is their ids': the id of the last row that was shown, or none. */
export const decodeIdCursor = (cursor: string | undefined): [] | [id: string] =>
  cursor === undefined ? [] : decodeCursor(cursor, ID)

/** A list of which one row more was read than is shown: that row only tells that there is a next page. */
export function cutPage<Row>(rows: Row[], limit: number, key: (row: Row) => readonly (string | number)[]) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last ? encodeCursor(key(last)) : null }
}
