import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { ApiError, type Api } from '../api.ts'
import type { DraftPlace } from '../controllers/draft-controller.ts'
import { CommentEditedEvent, CommentPostedEvent } from '../events.ts'
import type { OwnComment } from '../storage.ts'
import { withScheme, type Values } from './fields.ts'

/** What the form says of the page it stands on. */
export interface FormPage {
  key: string
  url: string | null
  title: string | null
}

interface Sending {
  api: Api
  page: FormPage
  editing: OwnComment | null | undefined
}

/** Posts a comment, or sends an edit; remembers what its author needs, the token and the source; resolves to what to tell. */
export async function send({ api, page, editing }: Sending, place: DraftPlace, values: Values, key: string) {
  const { storage } = place
  const { body } = values
  const answer = editing
    ? { authorToken: editing.token, ...(await api.edit(editing.comment.id, body, editing.token)) }
    : await api.post(
        {
          pageKey: page.key,
          pageUrl: page.url,
          // A headline is not worth a refusal.
          pageTitle: page.title?.slice(0, MAX_TITLE_LENGTH).toWellFormed() ?? null,
          parentId: place.slot,
          ...values,
          website: withScheme(values.website),
        },
        key,
        storage.authorToken,
      )
  const { comment, authorToken: token } = answer
  // A proxy may answer 200 with JSON of its own: then nothing has arrived.
  if (!comment?.id) throw new ApiError('internal-error')
  if (!editing) storage.authorToken = token
  storage.rememberOwnComment(page.key, { comment, body, token })
  return editing ? new CommentEditedEvent(comment) : new CommentPostedEvent(comment)
}
