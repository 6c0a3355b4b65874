import type { Comment, ReplyList } from '../shared/comment.ts'
import type { Acts } from './acts.ts'
import { get } from './controllers/comments-controller.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { loadRareMessages } from './form/language.ts'

/** The next page of the list, or more of a conversation: takes it in, and goes to the first of it. */
export async function more(root: CommentsElement, acts: Acts, signal: AbortSignal, top?: Comment) {
  const take = await (top ? moreReplies(root, signal, top) : moreComments(root, signal))
  // Another page, or another order, has been asked for meanwhile.
  if (signal.aborted) return
  const fresh = take()
  if (fresh.length === 0) return
  // What is asked for is drawn when it has been taken in, and focus goes to what is drawn.
  root.requestUpdate()
  void acts.focus(...fresh.map(({ id }) => id))
  // The words for it may have to come first: nothing is under way meanwhile.
  void announce(root, fresh.length)
}

async function announce(root: CommentsElement, count: number) {
  const { locale } = root
  const rare = await loadRareMessages(locale.locale).catch(() => undefined)
  root.said = rare?.shown(count, locale.formats.figure(count))
}

async function moreComments({ comments }: CommentsElement, signal: AbortSignal) {
  const list = await comments.list(signal, comments.cursor)
  return () => comments.take(list)
}

async function moreReplies({ comments, setting }: CommentsElement, signal: AbortSignal, top: Comment) {
  const { replies: _, ...comment } = top
  const { id, repliesCursor } = comment
  const query = repliesCursor ? `?cursor=${encodeURIComponent(repliesCursor)}` : ''
  const list = await get<ReplyList>(`${setting.base}/${id}/replies${query}`, signal)
  return () => {
    comments.put({ ...comment, repliesCursor: list.nextCursor })
    return comments.threads.put(list.comments, id)
  }
}
