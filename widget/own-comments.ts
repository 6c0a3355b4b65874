import type { CommentContext } from '../shared/comment.ts'
import type { Acts } from './acts.ts'
import { request } from './api.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { loadRareMessages } from './form/language.ts'
import { rememberOwn, type OwnComment } from './storage.ts'
import { isPublished } from './threads.ts'

/** Asks whether the reader's comments that were waiting still do. */
export function checkOwn(root: CommentsElement, acts: Acts) {
  for (const own of root.comments.own) if (own.comment.status === 'pending') void check(root, acts, own)
}

async function check({ comments, setting }: CommentsElement, acts: Acts, own: OwnComment) {
  const { token } = own
  const { id } = own.comment
  const { site, base, pageKey } = setting
  const known = comments.threads.comments.get(id)
  const work = `own ${id}`
  const found =
    known && known.status !== 'pending'
      ? { comment: known }
      : await comments.ask(work, (signal) => request<CommentContext>(`${base}/${id}`, { signal, token }))
  if (found) {
    const { replies: _, ...comment } = found.comment
    rememberOwn(site, pageKey, id, { ...own, comment })
    comments.put(comment)
    comments.readOwn()
  } else if (comments.failure(work)?.type === 'comment-not-found') {
    comments.threads.comments.delete(id)
    rememberOwn(site, pageKey, id)
    comments.readOwn()
  }
}

/** The server has deleted it. Where others have answered, a stone keeps the place. */
export async function remove(root: CommentsElement, acts: Acts, id: string) {
  const { comments, setting } = root
  const { threads } = comments
  const comment = threads.comments.get(id)
  if (comment && isPublished(comment)) acts.count(id, -1)
  const isAnswered = comment?.replyCount || [...threads.comments.values()].some((each) => threads.placeOf(each) === id)
  if (comment && isAnswered)
    comments.put({ ...threads.comments.get(id)!, author: null, content: [], deletedAt: new Date().toISOString() })
  else threads.comments.delete(id)
  rememberOwn(setting.site, setting.pageKey, id)
  comments.readOwn()
  if (!(await acts.focus(id))) root.renderRoot.querySelector('h2')?.focus()
  root.said = (await loadRareMessages(setting.locale)).nowDeleted
}
