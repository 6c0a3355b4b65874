import type { Bindings } from '../env.ts'
import { readPages } from '../registry/read-pages.ts'

/** Pages in an hour, all at once: each may take four requests to its site, and three to the database. */
const AT_ONCE = 3

/** Reads pages that nobody has read yet, or that could not be read. Those that have been are read again when they are shown. */
export async function readNewPages(env: Bindings, now: number): Promise<void> {
  await readPages(env, { most: AT_ONCE, now })
}
