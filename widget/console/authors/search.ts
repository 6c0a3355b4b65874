import type { AdminComment, AdminCommentList } from '../../../shared/admin.ts'
import { EMAIL } from '../../../shared/email.ts'
import { ask, query } from '../api.ts'

/** Somebody who wrote, as their newest comment found so far has them. */
export interface FoundAuthor {
  id: string
  author: AdminComment['author']
  lastWroteAt: string
}

/** Comments in one answer, and answers before somebody has to ask for more. */
const PAGE = 100
const ANSWERS = 3

/** A whole address; else it is a name. */
export const isAddress = (words: string) => EMAIL.test(words)

/**
 * Finds authors by what they wrote: there is no list of them. Search finds words in texts and titles too, so of a name only
 * those are shown who are called so.
 */
export async function findAuthors(base: string, words: string, cursor: string | null, signal: AbortSignal) {
  const found = new Map<string, FoundAuthor>()
  const filter = words === '' ? {} : isAddress(words) ? { email: words } : { q: words }
  let next = cursor
  for (let answers = 0; answers < ANSWERS; answers++) {
    const path = `${base}/comments${query({ ...filter, cursor: next, limit: PAGE })}`
    const { comments, nextCursor } = await ask<AdminCommentList>(path, { signal })
    for (const { author, createdAt } of comments)
      if (!found.has(author.id) && ('email' in filter || isCalled(author.name, words)))
        found.set(author.id, { id: author.id, author, lastWroteAt: createdAt })
    next = nextCursor
    // A site's last comments are enough to begin with.
    if (!next || words === '') break
  }
  return { items: [...found.values()], nextCursor: next }
}

/** Every word begins one of the name's, whatever its case and accents. */
function isCalled(name: string, words: string): boolean {
  const parts = wordsOf(name)
  return wordsOf(words).every((word) => parts.some((part) => part.startsWith(word)))
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
