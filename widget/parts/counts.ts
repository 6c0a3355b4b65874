import { MAX_COUNTED_PAGES } from '../../shared/limits.ts'
import type { Counts } from '../../shared/page.ts'
import { read } from '../answer.ts'

interface Batch {
  keys: Set<string>
  counts: Promise<Map<string, number>>
}

/** Questions that are not asked yet, by site. */
const batches = new Map<string, Batch>()

/** How many comments a page has. What is asked for at the same time is one request, of at most as many pages as the API takes. */
export async function countOf(base: string, pageKey: string): Promise<number> {
  let batch = batches.get(base)
  if (!batch || batch.keys.size >= MAX_COUNTED_PAGES) {
    const keys = new Set<string>()
    batch = { keys, counts: ask(base, keys) }
    batches.set(base, batch)
  }
  batch.keys.add(pageKey)
  return (await batch.counts).get(pageKey)!
}

async function ask(base: string, keys: Set<string>) {
  // All elements of the page have asked by then, also those that the same chunk has defined.
  await new Promise((resolve) => setTimeout(resolve))
  if (batches.get(base)?.keys === keys) batches.delete(base)
  const query = new URLSearchParams([...keys].sort().map((key) => ['pageKey', key]))
  const { counts } = await read<Counts>(await fetch(`${base}/counts?${query}`))
  return new Map(counts.map(({ pageKey, commentCount }) => [pageKey, commentCount]))
}
