import type { D1Database } from '@cloudflare/workers-types'
import { v7 } from 'uuid'
import { parseMarkdown } from '../../worker/richtext/parse.ts'
import { makeComment } from './material.ts'

const MINUTE = 60_000
const AT_ONCE = 90
const NAMES = ['Asha Mwinyi', 'Mzee Kopa', 'Rehema Chando', 'Kwame Asante-Hill', 'Fumo Bakari', 'Li', 'Nuru Bashange']

/** A page on which so many have spoken, each for themselves, in one line or in five. The same words each time. */
export async function fillPage(db: D1Database, site: string, pageKey: string, count: number): Promise<void> {
  const now = Date.now()
  const pageId = `bench ${pageKey}`
  const page = db.prepare('INSERT INTO pages (id, site_id, page_key, created_at) VALUES (?, ?, ?, 0)')
  const authors = NAMES.map((name, i) =>
    db
      .prepare(
        `INSERT INTO authors (id, site_id, name, email_encrypted, email_hash, created_at)
         VALUES (?1, ?2, ?3, '', ?1, 0) ON CONFLICT DO NOTHING`,
      )
      .bind(`bench ${i}`, site, name),
  )
  const comments = Array.from({ length: count }, (_, i) => {
    const msecs = now - (count - i) * MINUTE
    const id = v7({ msecs })
    const body = makeComment(40 + ((i * 53) % 280), i)
    const author = i % NAMES.length
    return db
      .prepare(
        `INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, status,
                               created_at) VALUES (?1, ?2, ?3, ?1, ?4, ?5, 'reader', ?6, ?7, 'approved', ?8)`,
      )
      .bind(id, site, pageId, `bench ${author}`, NAMES[author], body, JSON.stringify(parseMarkdown(body)), msecs)
  })
  await db.batch([page.bind(pageId, site, pageKey), ...authors])
  for (let i = 0; i < count; i += AT_ONCE) await db.batch(comments.slice(i, i + AT_ONCE))
}
