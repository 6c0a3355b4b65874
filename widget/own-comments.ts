import type { CommentContext } from '../shared/comment.ts'
import type { Acts } from './acts.ts'
import { request } from './api.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { loadRareMessages } from './form/language.ts'
import { rememberOwn, type OwnComment } from './storage.ts'
import { isPublished } from './threads.ts'

/** For as long, in milliseconds, may a list be older than what its reader has just written: caches and replicas lag behind. */
const LAG = 60_000

/** Asks whether the reader's comments that were waiting still do, and after those that the list should have by now. */
export function checkOwn(root: CommentsElement, acts: Acts) {
  const { own, threads } = root.comments
  for (const each of own) {
    const { id, status, createdAt, editedAt } = each.comment
    const isRecent = Date.now() - Date.parse(editedAt ?? createdAt) < LAG
    const listed = threads.comments.get(id)
    if (status === 'pending' || (isRecent && listed?.editedAt !== editedAt)) void check(root, acts, each)
  }
}

/** With the author's token, which no cache answers and no replica. */
async function check({ comments, setting }: CommentsElement, acts: Acts, own: OwnComment) {
  const { token } = own
  const { id } = own.comment
  const { site, base, pageKey } = setting
  const known = comments.threads.comments.get(id)
  const work = `own ${id}`
  const isAsWritten = known && known.editedAt === own.comment.editedAt
  const found =
    isAsWritten && known.status !== 'pending'
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
