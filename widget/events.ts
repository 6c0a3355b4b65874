import type { Comment } from '../shared/comment.ts'

/** A comment was accepted by the server. It may still be pending: see `comment.status`. */
export class CommentPostedEvent extends Event {
  readonly comment: Comment

  constructor(comment: Comment) {
    super('baraza-comment-posted', { bubbles: true, composed: true })
    this.comment = comment
  }
}

/** The author has changed a comment. */
export class CommentEditedEvent extends Event {
  readonly comment: Comment

  constructor(comment: Comment) {
    super('baraza-comment-edited', { bubbles: true, composed: true })
    this.comment = comment
  }
}

/** A form in place (a reply, an edit) was given up. Its draft is kept. */
export class FormCancelledEvent extends Event {
  constructor() {
    super('baraza-form-cancelled', { bubbles: true })
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'baraza-comment-posted': CommentPostedEvent
    'baraza-comment-edited': CommentEditedEvent
    'baraza-form-cancelled': FormCancelledEvent
  }
}
