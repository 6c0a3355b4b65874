import type { WordListKind } from '../../shared/words.ts'
import type { Act } from '../db/act.ts'
import { changeStatement } from '../db/changes.ts'
import { findWordList, saveWordListStatements, type WordListRow } from '../db/words.ts'
import { compileWords } from '../moderation/words/compile.ts'
import { toEntries } from '../moderation/words/entry.ts'

/** Compiles a list once, when it is changed: comments then only look into what was made of it. */
export async function saveWordList(
  db: D1Database,
  { siteId, moderatorId, now }: Act,
  kind: WordListKind,
  words: string,
): Promise<WordListRow> {
  const before = await findWordList(db, siteId, kind)
  const entryCount = words.split(/[\r\n]+/).filter((line) => toEntries(line).length > 0).length
  const list = { kind, words, entryCount, version: crypto.randomUUID(), updatedAt: now }
  await db.batch([
    ...saveWordListStatements(db, siteId, list, compileWords(words)),
    changeStatement(db, {
      ...{ siteId, moderatorId, now },
      action: 'words-changed',
      subjectId: kind,
      before: { entryCount: before?.entryCount ?? 0 },
      after: { entryCount },
    }),
  ])
  return list
}
