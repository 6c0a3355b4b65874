import type { WordListKind } from '../../shared/words.ts'
import type { Act } from '../db/act.ts'
import { changeStatement } from '../db/changes.ts'
import type { Database } from '../db/database.ts'
import { findWordList, saveWordListStatements, type WordListRow } from '../db/words.ts'
import { compileList } from '../moderation/words/compile.ts'

/** Compiles a list once, when it is changed: comments then only look into what was made of it. */
export async function saveWordList(
  db: Database,
  { siteId, moderatorId, now }: Act,
  kind: WordListKind,
  words: string,
): Promise<WordListRow> {
  const before = await findWordList(db, siteId, kind)
  const { compiled, entryCount } = compileList(words)
  const list = { kind, words, entryCount, version: crypto.randomUUID(), updatedAt: now }
  await db.batch([
    ...saveWordListStatements(db, siteId, list, compiled),
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
