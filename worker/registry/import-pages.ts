import * as z from 'zod'
import { MAX_IMPORTED, MAX_PAGE_KEY_LENGTH } from '../../shared/limits.ts'
import { pageKeyOf } from '../../shared/page-key.ts'
import type { ImportAnswer, PageImport, ReadingProblem } from '../../shared/page-reading.ts'
import type { Asking } from '../challenges/ask.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { Database } from '../db/database.ts'
import { importStatements } from '../db/page-import.ts'
import type { SiteRecord } from '../db/sites.ts'
import { ProblemError } from '../problem.ts'
import { ASKING, fetchOwn, UnreadableError } from './fetch-own.ts'
import { readList, type ReadList } from './read-list.ts'
import { charsetOf, take } from './take.ts'

/** A sitemap of 50,000 addresses, or a feed of a hundred articles in full. */
const MOST_BYTES = 5 * 1024 * 1024
const XML = /^(?:application|text)\/(?:[\w.-]+\+)?xml\s*(?:;|$)|^application\/(?:x-)?gzip\s*(?:;|$)/i
const CURSOR = z.tuple([z.int().min(0)])

/** What to do about each. */
const DETAILS: Partial<Record<ReadingProblem, string>> = {
  'not-own': 'It is not on one of the site’s origins, or leads away from them.',
  'too-many-redirects': 'It leads from one address to the next.',
  unreachable: 'There was no answer in time.',
  gone: 'There is nothing there.',
  refused: 'It did not answer with 200.',
  'wrong-type': 'It is no XML: feeds and sitemaps are RSS, Atom, sitemap, news sitemap, or one of these in gzip.',
  'too-large': 'It has more than 5 MB or 50,000 entries: split it, and send its parts.',
}

/** Takes the next pages from a feed or a sitemap: a hundred in one transaction. The file is asked for each time. */
export async function importPages(
  db: Database,
  site: SiteRecord,
  { url, cursor }: PageImport,
  now: number,
  asking: Asking = ASKING,
): Promise<ImportAnswer> {
  const [from] = cursor ? decodeCursor(cursor, CURSOR) : [0]
  const to = from + MAX_IMPORTED
  const { found, pages, sitemaps } = await ask(asking, url, site.origins, { from, to }).catch((error: unknown) => {
    const problem = error instanceof UnreadableError ? error.problem : 'unreachable'
    throw new ProblemError('not-readable', { detail: DETAILS[problem] ?? problem }, { cause: error })
  })
  // As the widget names a page that its owner has not named.
  const named = pages.map((facts) => ({ facts, key: pageKeyOf(facts.url!) }))
  const next = named.filter(({ key }) => key.length <= MAX_PAGE_KEY_LENGTH)
  if (next.length > 0) await db.batch(importStatements(db, site.id, next, now))
  return {
    found,
    taken: next.length,
    sitemaps,
    nextCursor: to < found ? encodeCursor([to]) : null,
  }
}

async function ask(
  asking: Asking,
  address: string,
  origins: readonly string[],
  range: { from: number; to: number },
): Promise<ReadList> {
  const { body, contentType } = await fetchOwn(asking, { address, origins, types: XML })
  const isPacked = /gzip/i.test(contentType)
  const { chunks, isCut } = take(isPacked ? body.pipeThrough(new DecompressionStream('gzip')) : body, MOST_BYTES)
  const read = await readList(chunks, new TextDecoder(charsetOf(contentType)), origins, range)
  // Half a list looks like a whole one.
  if (isCut()) throw new UnreadableError('too-large')
  if (!read.isList) throw new UnreadableError('wrong-type')
  return read
}
