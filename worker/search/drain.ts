import type { Database } from '../db/database.ts'
import { listDirty, settle, sweep, type DirtyComment } from '../db/search-dirty.ts'
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
    const dirty = fitting(await listDirty(DB, BATCH))
    if (dirty.length === 0) {
      if (!(await sweep(DB, BATCH))) return false
      continue
    }
    await writeDocuments(SEARCH_DB, dirty)
    await settle(DB, dirty)
  }
  return true
}

function fitting(dirty: DirtyComment[]): DirtyComment[] {
  let room = MOST_TEXT
  const end = dirty.findIndex((comment, i) => (room -= JSON.stringify(comment).length) < 0 && i > 0)
  return end < 0 ? dirty : dirty.slice(0, end)
}
