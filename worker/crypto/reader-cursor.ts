import { invalidField } from '../problem.ts'
import { addMark, takeMark } from './mark.ts'

/** The cursor in it. Anything that is not ours is an `invalid-request`: nothing that it would have been asked for is ever kept. */
export async function openCursor(secret: string, signed: string | undefined): Promise<string | undefined> {
  if (signed === undefined) return undefined
  const cursor = await takeMark(secret, 'cursor', signed)
  if (cursor === null) throw invalidField('cursor', 'invalid', 'Is not a cursor of this list')
  return cursor
}

/** The page of a list, with its own cursor and those of its conversations signed. */
export async function signCursors<
  Page extends { comments: { repliesCursor?: string | null | undefined }[]; nextCursor: string | null },
>(secret: string, page: Page): Promise<Page> {
  const signed = async (cursor: string | null) => cursor && (await addMark(secret, 'cursor', cursor))
  const comments = page.comments.map(async (comment) =>
    comment.repliesCursor ? { ...comment, repliesCursor: await signed(comment.repliesCursor) } : comment,
  )
  return { ...page, comments: await Promise.all(comments), nextCursor: await signed(page.nextCursor) }
}
