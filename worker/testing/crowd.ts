import { env } from 'cloudflare:workers'

interface Crowd {
  pageKey?: string
  siteId?: string
  comments: number
}

/**
 * A page with many comments: two fifths top-level, the first of them with a conversation of a hundred and more, replies
 * to replies, and stones where what was replied to is not published.
 */
export async function seedCrowd({ pageKey = '/crowd', siteId = 'paper', comments }: Crowd) {
  const roots = Math.ceil(comments * 0.4)
  const pageId = `page ${pageKey}`
  const authorId = `author ${pageKey}`
  const id = (n: string) => `printf('%s %08d', '${pageKey}', ${n})`
  // Of the replies, the first `roots` answer a top-level comment, the rest the reply that stands `roots` before them.
  const hot = `(i - ${roots} BETWEEN 1 AND 100 OR i - ${2 * roots} BETWEEN 1 AND 100)`
  const root = `CASE WHEN i <= ${roots} THEN ${id('i')} WHEN ${hot} THEN ${id('1')} ELSE ${id(`1 + i % ${roots}`)} END`
  const parent = `CASE WHEN i <= ${roots} THEN NULL WHEN i <= ${2 * roots} THEN ${root} ELSE ${id(`i - ${roots}`)} END`

  await env.DB.batch([
    env.DB.prepare('INSERT INTO pages (id, site_id, page_key, created_at) VALUES (?, ?, ?, 0)').bind(
      pageId,
      siteId,
      pageKey,
    ),
    env.DB.prepare(
      `INSERT INTO authors (id, site_id, name, email_encrypted, email_hash, created_at) VALUES (?, ?, 'Crowd', '', '', 0)`,
    ).bind(authorId, siteId),
    env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
       INSERT INTO comments (id, site_id, page_id, parent_id, root_id, author_id, author_name, author_role, body, content, vote_count, created_at)
       SELECT ${id('i')}, ?2, ?3, ${parent}, ${root}, ?4, 'Crowd', 'reader', 'x', '[]', i % 97, i FROM n`,
    ).bind(comments, siteId, pageId, authorId),
    env.DB.prepare(
      `INSERT INTO decisions (id, site_id, comment_id, check_name, to_status, created_at)
       SELECT 'decision ' || id, site_id, id, 'crowd', 'approved', 0 FROM comments
        WHERE page_id = ? AND CAST(substr(id, -8) AS INTEGER) % 7 <> 0`,
    ).bind(pageId),
  ])
}
