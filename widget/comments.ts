import { CommentElement } from './elements/comment-element.ts'
import { CommentsElement } from './elements/comments-element.ts'
import { useLoader, type Loader } from './loader.ts'

const ELEMENTS = {
  'baraza-comment': CommentElement,
  'baraza-comments': CommentsElement,
}

/** A page may hold the code twice: its own bundle and a script tag. The first one serves both. */
export function define(loader: Loader) {
  useLoader(loader)
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element)
  }
}
