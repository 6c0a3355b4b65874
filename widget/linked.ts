import type { CommentContext } from '../shared/comment.ts'
import type { Acts } from './acts.ts'
import { request } from './api.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { loadRareMessages } from './form/language.ts'

/** Sees to it that the comment in the page's address is there, and goes to it. */
export async function follow(root: CommentsElement, acts: Acts, id: string) {
  if (!root.comments.threads.comments.has(id)) await bring(root, id)
  root.marked = id
  const element = await acts.find(id)
  element?.querySelector('article')?.scrollIntoView()
  element?.focus({ preventScroll: true })
}

/** Brings the comment that a permalink names, with what it answers, wherever on the page it is. */
async function bring({ comments, setting }: CommentsElement, id: string): Promise<void> {
  comments.linked = undefined
  // With the author's token, also a comment of theirs that is not published.
  const token = comments.own.find(({ comment }) => comment.id === id)?.token
  const url = `${setting.base}/${encodeURIComponent(id)}`
  const [found, { linked, linkedUnknown }] = await Promise.all([
    comments.ask('linked', (signal) => request<CommentContext>(url, { signal, token })),
    loadRareMessages(setting.locale),
  ])
  if (found?.pageKey === setting.pageKey) {
    const conversation = [...found.ancestors, found.comment]
    const top = conversation[0]!.id
    const isKnown = comments.threads.comments.has(top)
    for (const comment of conversation) comments.put(comment)
    if (!isKnown) comments.linked = { top, sentence: linked }
  } else {
    const type = comments.failure('linked')?.type
    if (found || (type && type !== 'offline')) comments.linked = { sentence: linkedUnknown }
  }
}
