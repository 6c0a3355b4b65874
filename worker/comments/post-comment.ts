import { IdempotencyKey, type NewComment, type PostedComment } from '../../shared/comment.ts'
import { signAuthorToken, verifyAuthorToken } from '../crypto/author-token.ts'
import { encryptEmail, hashEmail } from '../crypto/email.ts'
import { fingerprint } from '../crypto/fingerprint.ts'
import { authorStatement, type AuthorRecord } from '../db/authors.ts'
import { commentStatement, toOwnComment, type CommentRow } from '../db/comments.ts'
import { insertComment, replayStatement, type Replay } from '../db/new-comment.ts'
import { closedSince, pageStatement, type PageRecord } from '../db/pages.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { moderate } from '../moderation/index.ts'
import { invalidField, ProblemError } from '../problem.ts'
import { parseMarkdown } from '../richtext/parse.ts'
import { checkLength } from './body-length.ts'

interface Request {
  draft: NewComment
  authorToken: string | undefined
  idempotencyKey: string | undefined
  now: number
}

/** Takes a reader's comment in: all of it is stored, with what moderation says, or a problem is thrown and nothing is. */
export async function postComment(env: Bindings, site: SiteRecord, request: Request): Promise<PostedComment> {
  const { draft, now } = request
  checkLength(draft.body, site.settings)
  const content = parseMarkdown(draft.body)

  const idempotency = await readKey(env.SECRET, site, request)
  const emailHash = await hashEmail(env.SECRET, site.id, draft.email)
  const known = await look(env, site, request, idempotency?.key)

  // A repeated request gets its answer again, even when the page has closed meanwhile.
  if (known.replay) return answer(env, site, known.replay, idempotency!.fingerprint)

  if (closedSince(known.page, site.settings, now) !== null) throw new ProblemError('page-closed')
  const parent = draft.parentId === null ? null : requireParent(known.parent, known.page)
  // Another address than the token's is another author: a shared computer lends nobody's trust.
  const author = known.author?.emailHash === emailHash ? known.author : null

  const stored = await insertComment(env.DB, {
    siteId: site.id,
    draft: { ...draft, ...believable(draft, site) },
    content,
    parent,
    author: {
      id: author?.id ?? crypto.randomUUID(),
      role: author?.role ?? 'reader',
      isNew: author === null,
      emailEncrypted: author ? '' : await encryptEmail(env.SECRET, site.id, draft.email),
      emailHash,
    },
    verdict: moderate({ settings: site.settings, author }),
    idempotency,
    now,
  })
  return answer(env, site, stored, idempotency?.fingerprint ?? null)
}

/** Everything the decision needs, in one round trip. */
async function look(env: Bindings, site: SiteRecord, { draft, authorToken }: Request, key: string | undefined) {
  const authorId = authorToken ? await verifyAuthorToken(env.SECRET, site.id, authorToken) : null
  const [pages, parents, authors, replays] = await env.DB.batch([
    pageStatement(env.DB, site.id, draft.pageKey),
    commentStatement(env.DB, site.id, draft.parentId ?? ''),
    authorStatement(env.DB, site.id, authorId ?? ''),
    replayStatement(env.DB, site.id, key ?? ''),
  ])
  return {
    page: (pages!.results[0] as PageRecord | undefined) ?? null,
    parent: parents!.results[0] as CommentRow | undefined,
    author: (authors!.results[0] as AuthorRecord | undefined) ?? null,
    replay: replays!.results[0] as Replay | undefined,
  }
}

/** The key with what came with it. A structured-field string has quotes around it (RFC 9651, 3.3.3); they mean nothing here. */
async function readKey(secret: string, site: SiteRecord, { draft, idempotencyKey }: Request) {
  if (idempotencyKey === undefined) return null
  const key = IdempotencyKey.safeParse(idempotencyKey.replace(/^"(.*)"$/, '$1'))
  if (!key.success) throw invalidField('Idempotency-Key', 'invalid', 'Must be 8 to 200 visible ASCII characters')
  return { key: key.data, fingerprint: await fingerprint(secret, site.id, draft) }
}

function requireParent(parent: CommentRow | undefined, page: PageRecord | null): CommentRow {
  if (!parent || parent.pageId !== page?.id) throw new ProblemError('parent-not-found')
  if (!parent.published) throw new ProblemError('parent-not-published')
  return parent
}

/** What a browser says of its page is only kept when it speaks of the site's own pages. */
function believable({ pageUrl, pageTitle }: NewComment, site: SiteRecord) {
  const own = pageUrl !== null && site.origins.includes(new URL(pageUrl).origin)
  return { pageUrl: own ? pageUrl : null, pageTitle: own ? pageTitle : null }
}

/**
 * The key alone is no proof: only who sends the same comment with the same address again gets the same answer, which has
 * an author token in it.
 */
async function answer(
  env: Bindings,
  site: SiteRecord,
  stored: CommentRow & { fingerprint: string | null },
  expected: string | null,
): Promise<PostedComment> {
  if (stored.fingerprint !== expected) throw new ProblemError('idempotency-key-reused')
  return {
    comment: toOwnComment(stored),
    authorToken: await signAuthorToken(env.SECRET, site.id, stored.authorId),
  }
}
