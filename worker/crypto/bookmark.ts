import { sign } from './signature.ts'

/** 66 bits, as a cursor has: nobody gains more by a bookmark that is guessed than by one that was given. */
const LENGTH = 11

/**
 * D1's bookmark of a write as readers get it: with a mark of ours, for this site. What D1 does with one that it has never
 * given, or that another database has, is written nowhere, so none reaches it.
 */
export const signBookmark = async (secret: string, siteId: string, bookmark: string): Promise<string> =>
  `${bookmark}.${(await sign(secret, 'bookmark', siteId, bookmark)).slice(0, LENGTH)}`

/** The bookmark in it, or null when it is not ours, or of another site. */
export async function openBookmark(secret: string, siteId: string, signed: string): Promise<string | null> {
  const [bookmark = ''] = signed.split('.', 1)
  return (await signBookmark(secret, siteId, bookmark)) === signed ? bookmark : null
}
