import type { Fact } from '../../shared/admin.ts'
import type { Words } from './check.ts'
import { findWords } from './words/find.ts'
import type { WordList } from './words/open.ts'

/** Where entries of a list stand in a comment: in WordPress's fields, name, email, website and text. */
export function findEntries(list: WordList | null, { name, email, website, body }: Words): Fact[] {
  if (!list) return []
  return findWords(list, { name, email, website: website ?? '', body }).map(({ field, start, end, entry }) => ({
    field: field as Fact['field'],
    start,
    end,
    text: entry,
  }))
}
