import { env } from 'cloudflare:workers'
import { leastIdAt } from '../db/uuid-time.ts'
import { withoutIndexes } from './indexes.ts'

interface Archive {
  siteId?: string
  comments: number
  /** The archive's first moment, and how long after each comment the next one came: milliseconds. */
  begins: number
  every: number
}

const CHUNK = 20_000

/**
 * A site that has been there for years: comments on 400 pages by 2,000 authors, with every status, rule and report there is.
 * Each answers the one before on its page.
 * What comes once in a thousand comments is as easy to ask for as what nearly all have.
 */
export async function seedArchive({ siteId = 'paper', comments, begins, every }: Archive) {
  const digits = leastIdAt(begins).replaceAll('-', '').slice(0, 12)
  // UUIDv7 in SQL: the time in milliseconds, then nothing but the version and the variant.
  const hex = (n: string) => `printf('%012x', ${parseInt(digits, 16)} + (${n}) * ${every})`
  const id = (n: string) => `substr(${hex(n)}, 1, 8) || '-' || substr(${hex(n)}, 9) || '-7000-8000-000000000001'`
  const numbers = (from: number, to: number) =>
    `WITH RECURSIVE n (i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`

  await env.DB.batch([
    env.DB.prepare(
      `${numbers(0, 399)} INSERT INTO pages (id, site_id, page_key, title, comment_count, closed_at, created_at)
       SELECT printf('page %03d', i), ?1, '/' || i, 'Article ' || i, i, iif(i % 3, NULL, i), i FROM n`,
    ).bind(siteId),
    env.DB.prepare(
      `${numbers(0, 1999)} INSERT INTO authors (id, site_id, name, email_encrypted, email_hash, folded_hash, created_at)
       SELECT 'author ' || i, ?1, 'Author ' || i, '', 'email ' || i, 'folded ' || i, i FROM n`,
    ).bind(siteId),
  ])
  await withoutIndexes(async () => {
    for (let from = 0; from < comments; from += CHUNK)
      await env.DB.prepare(
        `${numbers(from, Math.min(from + CHUNK, comments) - 1)}
         INSERT INTO comments (id, site_id, page_id, parent_id, root_id, author_id, author_name, author_role, body, content, status,
                               email_hash, check_name, facts, created_at)
         SELECT ${id('i')}, ?1, printf('page %03d', i % 400), iif(i < 400, NULL, ${id('i - 400')}), ${id('i % 400')},
                'author ' || (i % 2000), 'Author', 'reader', 'x', '[]',
                CASE i % 1000 WHEN 1 THEN 'pending' WHEN 2 THEN 'rejected' ELSE iif(i % 10 = 3, 'spam', 'approved') END,
                'folded ' || (i % 2000), iif(i % 10 = 3, 'links', 'no-objection'), '[]', ?2 + i * ${every}
           FROM n`,
      )
        .bind(siteId, begins)
        .run()
  })
  await env.DB.prepare(
    `INSERT INTO reports (id, site_id, comment_id, reporter, reason, created_at)
     SELECT 'report ' || id, site_id, id, 'x', 'spam', 0 FROM comments
      WHERE site_id = ? AND (created_at - ${begins}) / ${every} % 1000 = 7`,
  )
    .bind(siteId)
    .run()
  await env.DB.prepare(
    `INSERT INTO decisions (id, site_id, comment_id, check_name, to_status, facts, created_at)
     SELECT 'decision ' || id, site_id, id, check_name, status, '[]', 0 FROM comments WHERE site_id = ? AND status <> 'approved'
      ORDER BY id DESC LIMIT 1000`,
  )
    .bind(siteId)
    .run()
  await env.DB.prepare(
    `INSERT INTO blocks (id, site_id, kind, value, moderator_id, created_at)
     SELECT 'block ' || id, site_id, 'email', folded_hash, (SELECT id FROM moderators LIMIT 1), 0 FROM authors WHERE site_id = ?`,
  )
    .bind(siteId)
    .run()
}
