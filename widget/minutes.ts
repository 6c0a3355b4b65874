import type { CommentElement } from './elements/comment-element.ts'
import type { CommentFormElement } from './elements/comment-form-element.ts'
import type { CommentsElement } from './elements/comments-element.ts'

/**
 * Each minute while the page is looked at, and when it is looked at again. Lists are not drawn again for this: the text is
 * Lit's, which compares with what it wrote last, and writes over what we do.
 */
export function tick({ locale, renderRoot }: CommentsElement) {
  for (const time of renderRoot.querySelectorAll('time'))
    time.lastChild!.textContent = locale.formats.ago(time.dateTime)
  for (const element of renderRoot.querySelectorAll<CommentElement | CommentFormElement>(
    'baraza-comment, baraza-comment-form',
  ))
    if (!('own' in element) || element.own) element.requestUpdate()
}
