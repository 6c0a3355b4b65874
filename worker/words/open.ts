import type { WordListKind } from '../../shared/words.ts'
import type { Database } from '../db/database.ts'
import { findWordList, readCompiled, saveCompiledStatements, type WordListVersion } from '../db/words.ts'
import { compileWords, FORMAT } from '../moderation/words/compile.ts'
import { openWords, type WordList } from '../moderation/words/open.ts'

/** Lists that this isolate has opened, by site and kind. Another version takes the place of the one before. */
const opened = new Map<string, { version: string; list: WordList }>()

/** Bounds what an isolate keeps: a list has up to a megabyte. */
const MOST = 20

/** A site's lists as they are now. They are read when they have changed, and cost nothing otherwise. */
export async function openWordLists(
  db: Database,
  siteId: string,
  versions: readonly WordListVersion[],
): Promise<Record<WordListKind, WordList | null>> {
  const open = async (kind: WordListKind) => {
    const version = versions.find((each) => each.kind === kind)?.version
    if (version === undefined) return null
    const name = `${kind} ${siteId}`
    const known = opened.get(name)
    if (known?.version === version) return known.list
    const list = openWords(await readCurrent(db, siteId, kind))
    opened.delete(name)
    opened.set(name, { version, list })
    const [oldest] = opened.keys()
    if (opened.size > MOST && oldest !== undefined) opened.delete(oldest)
    return list
  }
  const [hold, block] = await Promise.all([open('hold'), open('block')])
  return { hold, block }
}

/** What was compiled by an older version is compiled again from its lines, once for each list and not for each comment. */
async function readCurrent(db: Database, siteId: string, kind: WordListKind): Promise<string> {
  const compiled = await readCompiled(db, siteId, kind)
  if (compiled.startsWith(FORMAT)) return compiled
  const list = await findWordList(db, siteId, kind)
  const anew = compileWords(list?.words ?? '')
  if (list) await db.batch(saveCompiledStatements(db, siteId, list, anew))
  return anew
}
