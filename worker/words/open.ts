import type { WordListKind } from '../../shared/words.ts'
import { readCompiled, type WordListVersion } from '../db/words.ts'
import { openWords, type WordList } from '../moderation/words/open.ts'

/** Lists that this isolate has opened, by site and kind. Another version takes the place of the one before. */
const opened = new Map<string, { version: string; list: WordList }>()

/** Bounds what an isolate keeps: a list has up to a megabyte. */
const MOST = 20

/** A site's lists as they are now. They are read when they have changed, and cost nothing otherwise. */
export async function openWordLists(
  db: D1Database,
  siteId: string,
  versions: readonly WordListVersion[],
): Promise<Record<WordListKind, WordList | null>> {
  const open = async (kind: WordListKind) => {
    const version = versions.find((each) => each.kind === kind)?.version
    if (version === undefined) return null
    const name = `${kind} ${siteId}`
    const known = opened.get(name)
    if (known?.version === version) return known.list
    const list = openWords(await readCompiled(db, siteId, kind))
    opened.delete(name)
    opened.set(name, { version, list })
    const [oldest] = opened.keys()
    if (opened.size > MOST && oldest !== undefined) opened.delete(oldest)
    return list
  }
  const [hold, block] = await Promise.all([open('hold'), open('block')])
  return { hold, block }
}
