import type { CommentsController } from './controllers/comments-controller.ts'
import { isPublished } from './threads.ts'
import type { OwnComment } from './storage.ts'

/** Asks whether the reader's comments that were waiting still do. */
export function checkOwn(comments: CommentsController) {
  for (const own of comments.own) if (own.comment.status === 'pending') void check(comments, own)
}

async function check(comments: CommentsController, own: OwnComment) {
  const { api, storage, threads, wanted } = comments
  const { id } = own.comment
  const known = threads.get(id)
  const work = `own ${id}`
  const found =
    known && known.status !== 'pending'
      ? { comment: known }
      : await comments.ask(work, (signal) => api.comment(id, own.token, signal))
  if (found) {
    const { replies: _, ...comment } = found.comment
    storage.rememberOwnComment(wanted!.pageKey, { ...own, comment })
    comments.put(comment)
    void comments.readOwn()
  } else if (comments.failure(work)?.type === 'comment-not-found') {
    threads.drop(id)
    forget(comments, id)
  }
}

/** The server has deleted it. Where others have answered, a stone keeps the place. */
export function remove(comments: CommentsController, id: string) {
  const { threads } = comments
  const comment = threads.get(id)
  if (comment && isPublished(comment)) comments.count(id, -1)
  if (comment && threads.isAnswered(id)) {
    comments.put({ ...threads.get(id)!, author: null, content: [], deletedAt: new Date().toISOString() })
  } else threads.drop(id)
  forget(comments, id)
}

function forget(comments: CommentsController, id: string) {
  const { storage, wanted } = comments
  const others = storage.ownComments(wanted!.pageKey).filter(({ comment }) => comment.id !== id)
  storage.saveOwnComments(wanted!.pageKey, others)
  void comments.readOwn()
}
