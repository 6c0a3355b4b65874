import type { PostedComment } from '../../shared/comment.ts'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { ApiError } from '../answer.ts'
import { request } from '../api.ts'
import type { Setting } from '../elements/comment-form-element.ts'
import { CommentEvent } from '../events.ts'
import { loader } from '../loader.ts'
import { recall, remember, rememberOwn, type OwnComment } from '../storage.ts'
import { withScheme, type Values } from './fields.ts'

/** Posts a comment, or sends an edit; remembers what its author needs, the token and the source; resolves to what to tell. */
export async function send(
  { base, site, pageKey, pageUrl, pageTitle }: Setting,
  editing: OwnComment | null | undefined,
  parentId: string | undefined,
  values: Values,
  key: string,
) {
  const { body } = values
  const asking = editing
    ? { method: 'PATCH', token: editing.token, body: { body } }
    : {
        method: 'POST',
        token: recall(site, 'token'),
        key,
        body: {
          pageKey,
          pageUrl: pageUrl || loader.pageUrl(),
          // A headline is not worth a refusal.
          pageTitle: (pageTitle || titleOfPage()).slice(0, MAX_TITLE_LENGTH).toWellFormed(),
          parentId,
          ...values,
          website: withScheme(values.website),
        },
      }
  const url = editing ? `${base}/${editing.comment.id}` : base
  const { comment, authorToken = '' } = await request<Partial<PostedComment>>(url, asking)
  // A proxy may answer 200 with JSON of its own: then nothing has arrived.
  if (!comment?.id) throw new ApiError('internal-error')
  if (!editing) remember(site, 'token', authorToken)
  rememberOwn(site, pageKey, comment.id, { comment, body, token: editing?.token ?? authorToken })
  return new CommentEvent(editing ? 'baraza-comment-edited' : 'baraza-comment-posted', comment)
}

const titleOfPage = () =>
  document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content || document.title
