import { CommentFormElement } from './elements/comment-form-element.ts'

const NAME = 'baraza-comment-form'

if (!customElements.get(NAME)) customElements.define(NAME, CommentFormElement)
