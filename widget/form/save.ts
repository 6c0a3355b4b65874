import type { Comment } from '../../shared/comment.ts'
import { ApiError } from '../answer.ts'
import { request } from '../api.ts'
import type { Setting } from '../elements/comment-form-element.ts'
import { CommentEvent } from '../events.ts'
import { rememberOwn, type OwnComment } from '../storage.ts'

/** Sends an author's change of a comment, and remembers it; resolves to what to tell. */
export async function save({ base, site, pageKey }: Setting, own: OwnComment, body: string) {
  const { token } = own
  const { id } = own.comment
  const { comment } = await request<{ comment?: Comment }>(`${base}/${id}`, { method: 'PATCH', token, body: { body } })
  // A proxy may answer 200 with JSON of its own: then nothing has arrived.
  if (!comment?.id) throw new ApiError('internal-error')
  rememberOwn(site, pageKey, id, { comment, body, token })
  return new CommentEvent('baraza-comment-edited', comment)
}
