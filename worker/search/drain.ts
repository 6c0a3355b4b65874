import type { Database } from '../db/database.ts'
import { findDue, settle, sweep, type DirtyComment } from '../db/search-dirty.ts'
import { writeDocuments } from '../db/search-index.ts'

export interface Databases {
  DB: Database
  SEARCH_DB: Database
}

/** Comments told to the index at once. */
const BATCH = 100
/** UTF-16 units of their texts: a parameter of D1 holds two million bytes, and each unit may be three. */
const MOST_TEXT = 500_000

/**
 * Tells the search index what has changed, in at most so many batches: what is left stays marked for the next time. The
 * index is written before the mark is taken away, so what is cut short is done again. False when nothing is left.
 */
export async function drain({ DB, SEARCH_DB }: Databases, batches: number): Promise<boolean> {
  for (let i = 0; i < batches; i++) {
    const { found, next } = await findDue(DB, BATCH)
    if (found.length > 0) {
      const dirty = fitting(found)
      await writeDocuments(SEARCH_DB, dirty)
      const isMarkedAgain = await settle(DB, dirty)
      if (dirty.length < BATCH && dirty.length === found.length && !next && !isMarkedAgain) return false
    } else if (next) await sweep(DB, next, BATCH)
    else return false
  }
  return true
}

function fitting(dirty: DirtyComment[]): DirtyComment[] {
  let room = MOST_TEXT
  const end = dirty.findIndex((comment, i) => (room -= JSON.stringify(comment).length) < 0 && i > 0)
  return end < 0 ? dirty : dirty.slice(0, end)
}
