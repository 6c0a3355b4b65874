import type { NewComment, PostedComment } from '../../shared/comment.ts'
import { signAuthorToken } from '../crypto/author-token.ts'
import { encryptEmail } from '../crypto/email.ts'
import { fingerprint } from '../crypto/fingerprint.ts'
import { toOwnComment, type CommentRow } from '../db/comments.ts'
import { insertComment, type Insertion, type Replay, type StoredComment } from '../db/new-comment.ts'
import { closedSince, type PageRecord } from '../db/pages.ts'
import type { SiteRecord } from '../db/sites.ts'
import { isSpentTwice } from '../db/spent.ts'
import type { Bindings } from '../env.ts'
import { isKnown } from '../moderation/check.ts'
import { moderate } from '../moderation/index.ts'
import { isSurging, surgeEnd } from '../moderation/surges.ts'
import { openWordLists } from '../words/open.ts'
import { limit } from '../limits.ts'
import { ProblemError, tooManyRequests } from '../problem.ts'
import { parseMarkdown } from '../richtext/parse.ts'
import { askAkismet, type Browser } from './akismet.ts'
import { checkLength } from './body-length.ts'
import { askTurnstile, readStamp, requireProof } from './challenges.ts'
import { readIdempotency, requireSame, type Idempotency } from './idempotency.ts'
import { look } from './look.ts'
import { findOrDescribeMember } from './member-author.ts'
import { refuseReservedName, refuseWhatIsTooMuch } from './refusals.ts'
import { describeSender } from './sender.ts'

interface Request {
  draft: NewComment
  authorToken: string | undefined
  idempotencyKey: string | undefined
  /** What the owner's site says of a logged-in member. */
  memberToken: string | undefined
  browser: Browser
  now: number
}

interface Posted {
  answer: PostedComment
  pageId: string
  /** The page without this comment; null when it has come into being with it. */
  before: PageRecord | null
  /** It is time to tell the search index. */
  isLastToTell: boolean
}

/** Takes a reader's comment in: all of it is stored, with what moderation says, or a problem is thrown and nothing is. */
export async function postComment(env: Bindings, site: SiteRecord, request: Request): Promise<Posted> {
  const { authorToken, browser, memberToken, now } = request
  const { settings } = site
  const member = memberToken === undefined ? null : await findOrDescribeMember(env, site, memberToken, now)
  const draft = { ...request.draft, ...member?.fields }
  checkLength(draft.body, settings)
  const content = parseMarkdown(draft.body)

  const idempotency = await readIdempotency(request.idempotencyKey, () => fingerprint(env.SECRET, site.id, draft))
  const sender = await describeSender(env.SECRET, site.id, draft.email, browser.ip, now)
  if (sender.ip && !(await limit(env, `post ${site.id} ${sender.ip.current}`))) throw tooManyRequests(60_000)
  const known = await look(env, site, { draft, content, sender, authorToken, idempotencyKey: idempotency?.key, now })

  // A repeated request gets its answer again, even when the page has closed meanwhile.
  if (known.replay) return answer(env, site, known.replay, idempotency, known.page)

  if (closedSince(known.page, settings, now) !== null) throw new ProblemError('page-closed')
  const parent = draft.parentId === null ? null : requireParent(known.parent, known.page)
  if (known.isBranchClosed) throw new ProblemError('conversation-closed')
  // Another address than the token's is another author: a shared computer lends nobody's trust.
  const author = member?.author ?? (known.author?.emailHash === sender.emailHash ? known.author : null)

  const isSurge = settings.surge && ((known.page?.surgeUntil ?? 0) > now || isSurging(known.arrivals, now))
  const lists = await openWordLists(env.DB, site.id, known.versions)
  const context = {
    settings,
    words: { ...draft, content },
    holdList: lists.hold,
    blockList: lists.block,
    author: author && { ...author, isVerified: author.verifiedAt !== null },
    arrival: {
      trap: draft.fax ?? '',
      formAge: await readStamp(env.SECRET, site, draft, now),
      block: known.block,
      isSurge,
      siteRate: known.rates.perMinute,
      turnstile: null,
      akismet: null,
    },
    now,
  }
  const isStranger = !isKnown(context)
  if (!member) refuseReservedName(draft.name, settings, known.moderators)
  if (isStranger || author?.role === 'reader')
    refuseWhatIsTooMuch({ draft, settings, ...known, isSurge: isSurge && isStranger, now })
  const spent = isStranger ? await requireProof(env.SECRET, site, draft, now) : null

  const stored = await store(env, {
    siteId: site.id,
    draft: { ...draft, ...believable(draft, site) },
    content,
    parent,
    author: {
      id: author?.id ?? crypto.randomUUID(),
      role: author?.role ?? 'reader',
      isNew: author === null,
      emailEncrypted: author ? '' : await encryptEmail(env.SECRET, site.id, draft.email),
      emailHash: sender.emailHash,
      foldedHash: sender.foldedHash,
    },
    sender: { ipHash: sender.ip?.current ?? null, networkHash: sender.network?.current ?? null },
    ...(member && { member: { ...member.row, foldedHash: sender.foldedHash } }),
    verdict: await judge(env, site, context, { ...request, draft }, known.secrets, isStranger),
    spent,
    surgeUntil: isSurge && isSurging(known.arrivals, now) ? surgeEnd(now) : null,
    idempotency,
    now,
  })
  return answer(env, site, stored, idempotency, known.page)
}

/** Third parties are asked last, and only about strangers whose comment nothing else has settled. */
async function judge(
  env: Bindings,
  site: SiteRecord,
  context: Parameters<typeof moderate>[0],
  { draft, browser, now }: Request,
  secrets: Record<string, string>,
  isStranger: boolean,
) {
  const first = moderate(context)
  if (first.status === 'spam' || first.check === 'staff') return first
  const [turnstile, akismet] = await Promise.all([
    isStranger ? askTurnstile(env, site, draft, secrets['turnstile-secret-key']) : null,
    askAkismet(env, site, draft, browser, secrets['akismet-key'], now),
  ])
  return moderate({ ...context, arrival: { ...context.arrival, turnstile, akismet } })
}

async function store(env: Bindings, insertion: Insertion) {
  try {
    return await insertComment(env.DB, insertion)
  } catch (error) {
    if (isSpentTwice(error))
      throw new ProblemError('challenge-failed', { detail: 'The proof of work was used before.' })
    throw error
  }
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

/** The same comment with the same address again gets the same answer, which has an author token in it. */
async function answer(
  env: Bindings,
  site: SiteRecord,
  stored: StoredComment | Replay,
  idempotency: Idempotency | null,
  before: PageRecord | null,
): Promise<Posted> {
  requireSame(stored, idempotency)
  const authorToken = await signAuthorToken(env.SECRET, site.id, stored.authorId)
  const isLastToTell = 'isLastToTell' in stored && stored.isLastToTell === 1
  return { answer: { comment: toOwnComment(stored), authorToken }, pageId: stored.pageId, before, isLastToTell }
}
