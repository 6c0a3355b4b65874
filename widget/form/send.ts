import type { PostedComment } from '../../shared/comment.ts'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { ApiError } from '../answer.ts'
import { request } from '../api.ts'
import type { Setting } from '../elements/comment-form-element.ts'
import { CommentEvent } from '../events.ts'
import { loader } from '../loader.ts'
import { recall, remember, rememberOwn } from '../storage.ts'
import { withScheme, type Values } from './fields.ts'
import type { Evidence } from './ticket.ts'

/** What is sent of a comment, apart from its page. `fax` is the field that people do not see. */
type Words = Values & Evidence & Partial<Record<'parentId' | 'fax', string | undefined>>

/** Posts a comment; remembers what its author needs, the token and the source; resolves to what to tell. */
export async function send(
  { base, site, pageKey, pageUrl, pageTitle, memberToken }: Setting,
  words: Words,
  key: string,
) {
  const { comment, authorToken = '' } = await request<Partial<PostedComment>>(base, {
    method: 'POST',
    token: recall(site, 'token'),
    key,
    member: memberToken,
    body: {
      pageKey,
      pageUrl: pageUrl || loader.pageUrl(),
      // A headline is not worth a refusal.
      pageTitle: (pageTitle || titleOfPage()).slice(0, MAX_TITLE_LENGTH).toWellFormed(),
      ...words,
      website: withScheme(words.website),
    },
  })
  // A proxy may answer 200 with JSON of its own: then nothing has arrived.
  if (!comment?.id) throw new ApiError('internal-error')
  remember(site, 'token', authorToken)
  rememberOwn(site, pageKey, comment.id, { comment, body: words.body, token: authorToken })
  return new CommentEvent('baraza-comment-posted', comment)
}

const titleOfPage = () =>
  document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content || document.title
