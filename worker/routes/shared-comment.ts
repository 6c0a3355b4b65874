import { Hono, type Context } from 'hono'
import { accepts } from 'hono/accepts'
import { shareUrl } from '../../shared/share-url.ts'
import { findSharedComment } from '../db/shared-comment.ts'
import { SHARING } from '../edge-cache.ts'
import type { Bindings } from '../env.ts'
import { lookEverywhere } from '../places/places.ts'
import { commentPage, missingPage } from '../shared-comment/page.ts'
import { styleSource } from '../shared-comment/style.ts'
import { WORDS, type Language } from '../shared-comment/words.ts'

/**
 * `/c/<id>`: one comment as a page, which is what a link to it is elsewhere. Readers are taken on to the article by
 * `Refresh`, which needs no script; programs that draw cards of links do not follow it, and read the tags.
 */
export const sharedComment = new Hono<{ Bindings: Bindings }>().get('/c/:id', async (c) => {
  const language = languageOf(c)
  const comment = await lookEverywhere(c.env, (db) => findSharedComment(db, c.req.param('id')))
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src ${await styleSource()}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  c.header('X-Robots-Tag', 'noindex')
  c.header('Vary', 'Accept-Language')
  if (!comment) {
    // It may be approved a moment later.
    c.header('Cache-Control', 'no-store')
    return c.html(missingPage(language), 404)
  }
  const article = new URL(comment.pageUrl)
  article.hash = `comment-${comment.id}`
  // What a moderator takes away is gone from everywhere within a minute.
  c.header('Cache-Control', 'public, max-age=60, must-revalidate')
  c.header(SHARING, 'public, max-age=60, must-revalidate')
  c.header('Refresh', `0; url=${article.href}`)
  return c.html(commentPage(comment, language, shareUrl(new URL(c.req.url).origin, comment.id), article.href))
})

/** Tags are matched by their language alone: `sw-KE` reads Swahili. */
const languageOf = (c: Context) =>
  accepts(c, {
    header: 'Accept-Language',
    supports: Object.keys(WORDS),
    default: 'en',
    match: (wanted, { supports, default: fallback }) =>
      wanted
        .filter(({ q }) => q > 0)
        .sort((a, b) => b.q - a.q)
        .map(({ type }) => type.split('-', 1)[0]!.toLowerCase())
        .find((language) => supports.includes(language)) ?? fallback,
  }) as Language
