import type { D1Database } from '@cloudflare/workers-types'

/** Comments in one page at most; what is beyond stands on pages of a hundred. */
export const LARGEST_PAGE = 100_000
const OTHER_PAGE = 100
const AT_ONCE = 50_000
const DAY = 86_400_000

/** A conversation in ten comments: one and its nine answers. */
const CONVERSATION = 10

/**
 * A site of so many comments, all in SQL and always the same: a million in minutes. As no site comes to be: what triggers
 * keep for each comment that arrives is made of all of them at the end, so that it is as if they had.
 *
 * @param from - how many there are already, from an earlier call
 */
export async function growSite(db: D1Database, site: string, from: number, to: number): Promise<void> {
  const triggers = await db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('comments', 'pages')")
    .all<{ name: string; sql: string }>()
  await db.batch(triggers.results.map(({ name }) => db.prepare(`DROP TRIGGER ${name}`)))
  const now = Date.now()
  const page = `CASE WHEN i < ${LARGEST_PAGE} THEN 0 ELSE 1 + (i - ${LARGEST_PAGE}) / ${OTHER_PAGE} END`
  const id = (n: string) => `printf('bench %09d', ${n})`
  await db
    .prepare(
      `INSERT INTO authors (id, site_id, name, email_encrypted, email_hash, created_at)
       VALUES ('bench', ?, 'Bench', '', 'bench', 0) ON CONFLICT DO NOTHING`,
    )
    .bind(site)
    .run()
  for (let begin = from; begin < to; begin += AT_ONCE) {
    const end = Math.min(begin + AT_ONCE, to)
    const numbers = `WITH RECURSIVE n (i) AS (SELECT ${begin} UNION ALL SELECT i + 1 FROM n WHERE i < ${end - 1})`
    await db.batch([
      db.prepare(
        `${numbers} INSERT INTO pages (id, site_id, page_key, title, url, created_at)
         SELECT DISTINCT 'bench page ' || ${page}, '${site}', '/bench/' || ${page}, 'Page ' || ${page},
                'https://paper.example/bench/' || ${page}, 0 FROM n WHERE true ON CONFLICT DO NOTHING`,
      ),
      db.prepare(
        `${numbers}
         INSERT INTO comments (id, site_id, page_id, parent_id, root_id, author_id, author_name, author_role, body,
                               content, status, vote_count, reply_count, first_replies_end, revision, created_at)
         SELECT ${id('i')}, '${site}', 'bench page ' || ${page},
                CASE WHEN i % ${CONVERSATION} > 0 THEN ${id(`i - i % ${CONVERSATION}`)} END,
                ${id(`i - i % ${CONVERSATION}`)}, 'bench', 'Asha Mwinyi', 'reader', 'Words',
                '[{"type":"paragraph","children":["The quarrels have moved, and so has the clock."]}]',
                CASE WHEN i % 97 = 96 THEN 'pending' ELSE 'approved' END, i % 89,
                CASE WHEN i % ${CONVERSATION} = 0 THEN ${CONVERSATION - 1} ELSE 0 END,
                CASE WHEN i % ${CONVERSATION} = 0 THEN ${id('i + 2')} ELSE '~' END, i + 1,
                ${now - 60 * DAY} + i * ${Math.floor((60 * DAY) / 1_000_000)} FROM n`,
      ),
    ])
  }
  await db.batch([
    db.prepare(
      `UPDATE pages SET revision = ${to}, comment_count =
         (SELECT count(*) FROM comments WHERE page_id = pages.id AND published = 1) WHERE id LIKE 'bench page %'`,
    ),
    ...triggers.results.map(({ sql }) => db.prepare(sql)),
  ])
}
