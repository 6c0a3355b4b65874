import { invalidField } from '../problem.ts'
import { sign } from './signature.ts'

/** 66 bits. Nobody gains more by a cursor that is guessed than by one that was given. */
const LENGTH = 11

/**
 * A cursor as readers get it: with a mark of ours, so that one that was made up is refused before anything is read, and
 * nothing that it would have been asked for is ever kept.
 */
export async function signCursor(secret: string, cursor: string): Promise<string> {
  return `${cursor}.${(await sign(secret, 'cursor', cursor)).slice(0, LENGTH)}`
}

/** The cursor in it. Anything that is not ours is an `invalid-request`. */
export async function openCursor(secret: string, signed: string | undefined): Promise<string | undefined> {
  if (signed === undefined) return undefined
  const [cursor = ''] = signed.split('.')
  if ((await signCursor(secret, cursor)) !== signed)
    throw invalidField('cursor', 'invalid', 'Is not a cursor of this list')
  return cursor
}

/** The page of a list, with its own cursor and those of its conversations signed. */
export async function signCursors<
  Page extends { comments: { repliesCursor?: string | null | undefined }[]; nextCursor: string | null },
>(secret: string, page: Page): Promise<Page> {
  const signed = async (cursor: string | null) => cursor && (await signCursor(secret, cursor))
  const comments = page.comments.map(async (comment) =>
    comment.repliesCursor ? { ...comment, repliesCursor: await signed(comment.repliesCursor) } : comment,
  )
  return { ...page, comments: await Promise.all(comments), nextCursor: await signed(page.nextCursor) }
}
