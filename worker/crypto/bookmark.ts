import { addMark, takeMark } from './mark.ts'

/**
 * D1's bookmark of a write as readers get it: with a mark of ours, for this site. What D1 does with one that it has never
 * given, or that another database has, is written nowhere, so none reaches it.
 */
export const signBookmark = (secret: string, siteId: string, bookmark: string): Promise<string> =>
  addMark(secret, 'bookmark', bookmark, siteId)

/** The bookmark in it, or null when it is not ours, or of another site. */
export const openBookmark = (secret: string, siteId: string, signed: string): Promise<string | null> =>
  takeMark(secret, 'bookmark', signed, siteId)
