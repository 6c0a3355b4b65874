import type { D1Database } from '@cloudflare/workers-types'
import { articles, type Article } from '../demo/articles/index.ts'
import { authors as writers } from '../demo/authors.ts'
import { conversations, type SeedComment } from '../demo/conversations/index.ts'
import { sections } from '../demo/paper.ts'
import { IMAGE_SIZE, imagePath, portraitPath } from '../demo/templates/head.ts'
import type { PageFacts } from '../shared/page-facts.ts'
import { encryptEmail, hashEmail } from '../worker/crypto/email.ts'
import { newAuthorStatement } from '../worker/db/authors.ts'
import { DEFAULT_REACTIONS } from '../shared/reaction.ts'
import { decide } from '../worker/db/decisions.ts'
import { insertComment } from '../worker/db/new-comment.ts'
import { firstOwnerSql } from '../worker/db/owner.ts'
import { pushStatements } from '../worker/db/page-readings.ts'
import { upsertPageStatements } from '../worker/db/pages.ts'
import { parseMarkdown } from '../worker/richtext/parse.ts'

const SITE = 'demo'
const MINUTE = 60_000
/** The canonical address of the demo's articles, and so their page keys: the same on whatever port it is served. */
const ADDRESS = 'http://localhost:8787'
/** Writers who answer under their own article. */
const WRITERS = new Set(['nuru.bashange@example.org'])

export interface Seed {
  db: D1Database
  secret: string
  /** Given to the demo's owner; stored as a hash. */
  moderatorToken: string
  /** Where pages that embed the demo's site are served from. */
  origins: string[]
}

/**
 * The demo's site with its owner, its articles and their conversations, through the worker's own code: what is seeded is
 * what would have been posted and decided. Run again it changes the origins, what pages
 * are said to be, and the token, and adds no comment twice.
 */
export async function seed({ db, secret, moderatorToken, origins }: Seed): Promise<void> {
  const now = Date.now()
  const owner = {
    site: { id: SITE, name: 'The Tide Table', origins },
    moderatorName: 'Demo owner',
    moderatorToken,
    now,
  }
  await db.batch((await firstOwnerSql(owner)).map((sql) => db.prepare(sql)))
  await db.batch(
    articles.flatMap((article) =>
      pushStatements(db, SITE, pageKeyOf(article), factsOf(article, origins[0] ?? ADDRESS), now),
    ),
  )
  if (await db.prepare('SELECT 1 FROM comments WHERE site_id = ? LIMIT 1').bind(SITE).first()) return

  // Everything at once: each statement waits longest for its way to the database and back.
  const authors = await seedAuthors(db, secret, now)
  await Promise.all(
    articles.map(async (article) => {
      const pageKey = pageKeyOf(article)
      const closedAt = article.comments === 'closed' ? new Date(now - 60 * MINUTE).toISOString() : null
      await db.batch(upsertPageStatements(db, SITE, pageKey, { closedAt }, now))
      await seedReactions(db, pageKey, now)
      const seeder = { db, pageKey, now, authors }
      await Promise.all((conversations[article.slug] ?? []).map((comment) => seedComment(seeder, comment, null)))
    }),
  )
}

const pageKeyOf = ({ slug }: Article) => `${ADDRESS}/articles/${slug}/`

/** As a publishing system says it. The pages say the same; here they are on whatever port the paper is served. */
function factsOf(article: Article, origin: string): PageFacts {
  const { name, bio } = writers[article.author]
  return {
    title: article.title,
    url: `${origin}/articles/${article.slug}/`,
    image: { url: origin + imagePath(article), alt: article.picture.alt, ...IMAGE_SIZE },
    teaser: article.teaser,
    section: sections[article.section],
    authors: [{ name, url: null, image: origin + portraitPath(writers[article.author]), bio, links: [] }],
    publishedAt: article.publishedAt,
  }
}

/** Devices that have reacted: of each article another kind leads, as its address is of another length. */
async function seedReactions(db: D1Database, pageKey: string, now: number): Promise<void> {
  await db
    .prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 120 + 13 * (length(?2) % 11))
       INSERT INTO reactions (page_id, reader, kind, created_at)
       SELECT p.id, 'device-seed-' || i, json_extract(?3, '$[' || (((i % 29) * (i % 29) / 140 + length(?2) % 3) % 6) || ']'), ?4 - i * ${MINUTE}
         FROM n CROSS JOIN pages p ON p.site_id = ?1 AND p.page_key = ?2`,
    )
    .bind(SITE, pageKey, JSON.stringify(DEFAULT_REACTIONS), now)
    .run()
}

type Authors = Map<string, Parameters<typeof insertComment>[1]['author']>

/** By address: who writes again is the same author. */
async function seedAuthors(db: D1Database, secret: string, now: number): Promise<Authors> {
  const people = new Map(
    Object.values(conversations)
      .flat()
      .flatMap(withReplies)
      .map((comment) => [comment.email, comment]),
  )
  const authors: Authors = new Map()
  const statements = await Promise.all(
    [...people].map(async ([email, { name, website = null }]) => {
      const author = {
        id: crypto.randomUUID(),
        role: WRITERS.has(email) ? ('author' as const) : ('reader' as const),
        isNew: false,
        emailEncrypted: await encryptEmail(secret, SITE, email),
        emailHash: await hashEmail(secret, SITE, email),
      }
      authors.set(email, author)
      return newAuthorStatement(db, { ...author, siteId: SITE, name, website, now }, null)
    }),
  )
  await db.batch(statements)
  return authors
}

const withReplies = (comment: SeedComment): SeedComment[] => [comment, ...(comment.replies ?? []).flatMap(withReplies)]

interface Seeder {
  db: D1Database
  pageKey: string
  now: number
  authors: Authors
}

async function seedComment(
  seeder: Seeder,
  comment: SeedComment,
  parent: { id: string; rootId: string } | null,
): Promise<void> {
  const { db, pageKey, authors } = seeder
  const { name, body, website = null, status, votes = 0, edited, deleted } = comment
  const time = seeder.now - comment.minutesAgo * MINUTE
  const row = await insertComment(db, {
    siteId: SITE,
    draft: { pageKey, pageUrl: null, pageTitle: null, name, website, body },
    content: parseMarkdown(body),
    parent,
    author: authors.get(comment.email)!,
    verdict: status
      ? { status: 'pending', check: 'first-comment', facts: [] }
      : { status: 'approved', check: 'no-objection', facts: [] },
    idempotency: null,
    now: time,
  })
  await Promise.all((comment.replies ?? []).map((reply) => seedComment(seeder, reply, row)))

  if (status === 'rejected' || status === 'spam')
    await decide(
      db,
      { siteId: SITE, moderatorId: `owner-of-${SITE}`, now: time + 30 * MINUTE },
      { commentIds: [row.id], status, reason: null },
    )
  if (votes || edited || deleted)
    await db
      .prepare('UPDATE comments SET vote_count = ?, edited_at = ?, deleted_at = ? WHERE id = ?')
      .bind(votes, edited ? time + 5 * MINUTE : null, deleted ? time + 10 * MINUTE : null, row.id)
      .run()
}
