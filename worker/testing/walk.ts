import { ReplyList, type Comment } from '../../shared/comment.ts'
import type { Sort } from '../../shared/site.ts'
import { list, request } from './client.ts'

/** Ids of all published comments of a page, as a reader comes by them who follows every cursor. */
export async function walk(pageKey: string, sort: Sort, limit: number): Promise<string[]> {
  const seen: string[] = []
  const see = (comments: Comment[]) => seen.push(...comments.filter(({ author }) => author).map(({ id }) => id))
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(pageKey, {
      sort,
      limit: String(limit),
      ...(cursor && { cursor }),
    })
    for (const root of page.comments) {
      see([root, ...(root.replies ?? [])])
      for (let next = root.repliesCursor; next;) {
        const path = `/sites/paper/comments/${root.id}/replies?limit=${limit}&cursor=${next}`
        const more = ReplyList.parse(await (await request(path)).json())
        see(more.comments)
        next = more.nextCursor
      }
    }
    cursor = page.nextCursor
  } while (cursor)
  return seen
}
