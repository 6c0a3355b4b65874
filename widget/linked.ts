import type { CommentsController } from './controllers/comments-controller.ts'

/** Sees to it that a comment is among those shown, wherever on the page it is. */
export async function follow(comments: CommentsController, id: string): Promise<void> {
  const { api, own, threads, wanted } = comments
  comments.linked = undefined
  if (threads.get(id)) return
  const token = own.find(({ comment }) => comment.id === id)?.token
  const found = await comments.ask('linked', (signal) => api.comment(id, token, signal))
  if (found?.pageKey === wanted!.pageKey) {
    const conversation = [...found.ancestors, found.comment]
    const top = conversation[0]!.id
    const isKnown = threads.get(top)
    for (const comment of conversation) comments.put(comment)
    comments.linked = isKnown ? undefined : top
  } else {
    const type = comments.failure('linked')?.type
    if (found || (type && type !== 'offline')) comments.linked = null
  }
}
