import { Hono } from 'hono'
import { CommentEdit, MemberComment, NewComment, ReplyQuery } from '../../shared/comment.ts'
import { changeOwnComment, requireOwnComment } from '../comments/own-comment.ts'
import { postComment } from '../comments/post-comment.ts'
import { verifyAuthorToken } from '../crypto/author-token.ts'
import { openCursor, signCursors } from '../crypto/reader-cursor.ts'
import { deleteComment } from '../db/new-comment.ts'
import { findComment, findWithAncestors, toComment, toOwnComment } from '../db/comments.ts'
import { listReplies } from '../db/threads.ts'
import { share, tagOfPage } from '../edge-cache.ts'
import type { AppEnv } from '../env.ts'
import { tell, tellPage, tellWaiting } from '../live/tell.ts'
import { bearerToken } from '../middleware/bearer.ts'
import { siteOrigin } from '../middleware/site-origin.ts'
import { ProblemError } from '../problem.ts'
import { readNewPages } from '../registry/read-new-pages.ts'
import { tellIndex } from '../search/tell-index.ts'
import { requireJson, validate } from '../validate.ts'

const byName = validate('json', NewComment)
const byMember = validate('json', MemberComment)

/** A header is there even when it is empty: then the token in it is refused, and no typed name is published instead. */
const author: typeof byName = (c, next) =>
  (c.req.header('Baraza-Member') === undefined ? byName : (byMember as unknown as typeof byName))(c, next)

export const comments = new Hono<AppEnv>()
  .post('/', siteOrigin, requireJson, author, async (c) => {
    const { site } = c.var
    const draft = c.req.valid('json')
    const { answer, pageId, before, isLastToTell } = await postComment(c.env, site, {
      draft,
      authorToken: bearerToken(c),
      idempotencyKey: c.req.header('Idempotency-Key'),
      memberToken: c.req.header('Baraza-Member'),
      browser: {
        ip: c.req.header('CF-Connecting-IP'),
        userAgent: c.req.header('User-Agent'),
        referrer: c.req.header('Referer'),
      },
      now: Date.now(),
    })
    tell(c, site.id, { type: 'posted', commentId: answer.comment.id })
    tellWaiting(c, draft.pageKey, { id: pageId, commentCount: before?.commentCount ?? 0 })
    // A page that has comments has been brought before.
    if (!before?.commentCount) readNewPages(c)
    if (isLastToTell) tellIndex(c)
    if (before && answer.comment.status === 'approved') tellPage(c, pageId)
    return c.json(answer, 201)
  })

  .get('/:id', async (c) => {
    const found = await findWithAncestors(c.env.DB, c.var.site.id, c.req.param('id'))
    if (!found) throw new ProblemError('comment-not-found')
    const { row, ancestors, pageKey } = found

    const token = bearerToken(c)
    const isOwn = token && (await verifyAuthorToken(c.env.SECRET, c.var.site.id, token)) === row.authorId
    const isOwnWaiting = isOwn && !row.published && row.deletedAt === null && row.status !== 'rejected'
    if (!row.listed && !isOwnWaiting) throw new ProblemError('comment-not-found')

    const comment = isOwnWaiting ? toOwnComment(row) : toComment(row)
    share(c, tagOfPage({ id: row.pageId }))
    return c.json({ pageKey, comment, ancestors: ancestors.map(toComment) })
  })

  .patch('/:id', siteOrigin, requireJson, validate('json', CommentEdit), async (c) => {
    const own = await requireOwnComment(c.env, c.var.site, c.req.param('id'), bearerToken(c), Date.now())
    const comment = await changeOwnComment(c.env.DB, c.var.site, own, c.req.valid('json').body, Date.now())
    tell(c, c.var.site.id, { type: 'edited', commentId: comment.id })
    if (own.row.listed) tellPage(c, own.row.pageId)
    return c.json({ comment })
  })

  .delete('/:id', siteOrigin, async (c) => {
    const { row } = await requireOwnComment(c.env, c.var.site, c.req.param('id'), bearerToken(c), Date.now())
    await deleteComment(c.env.DB, row.id, Date.now())
    tell(c, c.var.site.id, { type: 'deleted', commentId: row.id })
    if (row.listed) tellPage(c, row.pageId)
    return c.body(null, 204)
  })

  .get('/:id/replies', validate('query', ReplyQuery), async (c) => {
    const { cursor, limit } = c.req.valid('query')
    const after = await openCursor(c.env.SECRET, cursor)
    const parent = await findComment(c.env.DB, c.var.site.id, c.req.param('id'))
    if (!parent?.listed) throw new ProblemError('comment-not-found')
    const replies = await listReplies(c.env.DB, parent, { cursor: after, limit })
    share(c, tagOfPage({ id: parent.pageId }))
    return c.json(await signCursors(c.env.SECRET, replies))
  })
