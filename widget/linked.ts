import type { CommentContext } from '../shared/comment.ts'
import type { Acts } from './acts.ts'
import { request } from './api.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { loadRareMessages } from './form/language.ts'
import { recallSession } from './in-place/session.ts'

/** Sees to it that the comment in the page's address is there, and goes to it. */
export async function follow(root: CommentsElement, acts: Acts, address: string) {
  const id = await letModerate(root, acts, address)
  if (!root.comments.threads.comments.has(id)) await bring(root, id)
  root.marked = id
  const element = await acts.find(id)
  // What is under way to keep the page in its place comes first: on a page that scrolls smoothly it would end the way there.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  element?.querySelector('article')?.scrollIntoView()
  element?.focus({ preventScroll: true })
}

/**
 * The console leads moderators to `#comment-<id>&moderate=<code>`. The code leaves the address before it is spent, so that nobody
 * passes it on; `&moderate` stays, so that the tab moderates when it is loaded again. Resolves to the id.
 */
async function letModerate(root: CommentsElement, acts: Acts, address: string) {
  const [id = '', code] = address.split('&moderate')
  if (code && location.href.endsWith(code))
    history.replaceState(history.state, '', location.href.slice(0, -code.length))
  if (code !== undefined || recallSession(root.setting.base)) {
    const chunk = await import('./in-place.ts').catch(() => undefined)
    await chunk?.moderate(root, acts, id, code?.slice(1))
  }
  return id
}

/** Brings the comment that a permalink names, with what it answers, wherever on the page it is. */
export async function bring({ comments, setting }: CommentsElement, id: string): Promise<void> {
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
