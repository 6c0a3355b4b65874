import type { Comment } from '../shared/comment.ts'

/**
 * The server has accepted a comment (`baraza-comment-posted`; it may still be pending: see `comment.status`) or its
 * author's change of it (`baraza-comment-edited`).
 */
export class CommentEvent extends Event {
  readonly comment: Comment

  constructor(type: 'baraza-comment-posted' | 'baraza-comment-edited', comment: Comment) {
    super(type, { bubbles: true, composed: true })
    this.comment = comment
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'baraza-comment-posted': CommentEvent
    'baraza-comment-edited': CommentEvent
    /** A form in place (a reply, an edit) was given up. Its draft is kept. */
    'baraza-form-cancelled': Event
  }
}
