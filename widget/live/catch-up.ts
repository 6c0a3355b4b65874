import type { CommentList } from '../../shared/comment.ts'
import type { PageChanges } from '../../shared/live-page.ts'
import { ApiError } from '../answer.ts'
import { get } from '../controllers/comments-controller.ts'
import type { Setting } from '../elements/comment-form-element.ts'
import type { Changes } from './arrivals.ts'

/** On a bad network a request can hang for minutes. */
const patience = () => AbortSignal.timeout(30_000)

/**
 * What has changed since a revision, in as many requests as it takes. Where that is not known, because conversations have
 * come from another page, it is the list as it is now: what the reader does not have of it is new.
 */
export async function catchUp(
  from: number,
  { base, pageKey }: Pick<Setting, 'base' | 'pageKey'>,
  list: (signal: AbortSignal) => Promise<CommentList>,
): Promise<Changes> {
  const all: PageChanges[] = []
  try {
    let since = from
    do {
      const query = new URLSearchParams({ pageKey, since: `${since}`, from: `${from}` })
      const changes = await get<PageChanges>(`${base.replace(/comments$/, 'changes')}?${query}`, patience())
      all.push(changes)
      since = changes.revision
    } while (all.at(-1)!.hasMore)
  } catch (error) {
    if (error instanceof ApiError && error.type === 'changes-unknown') return whole(await list(patience()))
    throw error
  }
  return all.reduce(join)
}

/** What has changed again meanwhile has come again, and counts as it came last. */
function join(before: PageChanges, after: PageChanges): PageChanges {
  const again = new Set(after.comments.map(({ id }) => id))
  const isLast = (id: string) => !again.has(id)
  return {
    ...after,
    comments: [...before.comments.filter(({ id }) => isLast(id)), ...after.comments],
    newIds: [...before.newIds.filter(isLast), ...after.newIds],
    goneIds: [...before.goneIds.filter(isLast), ...after.goneIds],
  }
}

function whole({ page, comments }: CommentList): Changes {
  const all = comments.flatMap(({ replies = [], ...top }) =>
    [top, ...replies].map((each) => ({ ...each, rootId: top.id })),
  )
  return { revision: page.revision, page, comments: all, newIds: all.map(({ id }) => id), goneIds: [] }
}
