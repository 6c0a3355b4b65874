import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { loadAuthorsMessages, type AuthorsMessages } from '../locales/authors-messages.ts'
import { WordedElement } from '../view-element.ts'
import { AuthorElement } from './author-element.ts'
import { AuthorFinderElement } from './finder-element.ts'
import '../styles/view.css'
import '../styles/authors.css'

customElements.define('baraza-author-finder', AuthorFinderElement)
customElements.define('baraza-author', AuthorElement)

/**
 * Who writes here: a way to find somebody, and a page for each.
 *
 * @tagname baraza-authors
 */
export class AuthorsElement extends WordedElement<AuthorsMessages> {
  protected override loadWords() {
    return loadAuthorsMessages()
  }

  override mayLeave() {
    return this.renderRoot.querySelector('baraza-author')?.mayLeave() ?? true
  }

  protected override render() {
    const { setting, words, address } = this
    const { id } = address
    return id
      ? keyed(id, html`<baraza-author .setting=${setting} .words=${words} .authorId=${id}></baraza-author>`)
      : html`<baraza-author-finder
          .setting=${setting}
          .words=${words}
          .sought=${address.query.get('q')?.trim() ?? ''}
        ></baraza-author-finder>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-author': AuthorElement
    'baraza-author-finder': AuthorFinderElement
  }
}
