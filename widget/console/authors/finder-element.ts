import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { MAX_QUERY_LENGTH } from '../../../shared/limits.ts'
import { formatAddress, go } from '../address.ts'
import { icon, PATHS } from '../icons.ts'
import { Keyset, renderEnd } from '../keyset.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'
import type { Setting } from '../view-element.ts'
import { isPaused, sayRecord } from './record.ts'
import { findAuthors, isAddress, type FoundAuthor } from './search.ts'

/** Finds an author by name or address; what is looked for stands in the page's address. */
export class AuthorFinderElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    sought: { attribute: false },
  }

  declare setting: Setting
  declare words: AuthorsMessages
  declare sought: string

  #found: Keyset<FoundAuthor> | undefined

  protected override createRenderRoot() {
    return this
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#found?.close()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('sought')) return
    const { sought, setting } = this
    this.#found?.close()
    this.#found = new Keyset(
      (cursor, signal) => findAuthors(`/sites/${setting.site.id}`, sought, cursor, signal),
      () => this.requestUpdate(),
    )
  }

  protected override render() {
    const { setting, words, sought } = this
    const { find } = words
    const found = this.#found!
    return html`<main class="view">
      <header class="view-head"><h1>${setting.messages.views.authors}</h1></header>
      <form class="find" role="search" @submit=${this.#handleSubmit}>
        <label class="search">
          ${icon(PATHS.search)}
          <input
            name="q"
            type="search"
            dir="auto"
            maxlength=${MAX_QUERY_LENGTH}
            autocomplete="off"
            aria-label=${find.label}
            placeholder=${find.label}
            aria-describedby="find-hint"
            .value=${sought}
          />
        </label>
        <button class="act">${find.submit}</button>
        <p class="meta" id="find-hint">${find.hint}</p>
      </form>
      <h2 class="list-title">
        ${sought === '' ? find.recent : isAddress(sought) ? find.ofAddress(sought) : find.found(sought)}
      </h2>
      <ol class="rows" aria-busy=${found.state === 'loading'}>
        ${found.items.map((each) => this.#renderFound(each))}
      </ol>
      ${
        found.items.length === 0 && found.hasMore && found.state === 'ready'
          ? html`<p class="meta">${find.none}</p>`
          : nothing
      }
      ${renderEnd(
        found.hasMore ? { ...setting, messages: { ...setting.messages, more: find.further } } : setting,
        found,
        sought === '' ? find.noneRecent : find.none,
      )}
    </main>`
  }

  #renderFound({ id, author, lastWroteAt }: FoundAuthor) {
    const { setting, words } = this
    const { queue } = setting.messages
    const { history, email } = author
    return html`<li class="row author-row">
      <div>
        <h2>
          <a class="row-link" href=${formatAddress({ siteId: setting.site.id, view: 'authors', id })}
            ><bdi>${author.name}</bdi></a
          >
        </h2>
        <p class="meta">
          <bdi>${email ?? queue.noEmail}</bdi>, ${history.verifiedAt ? queue.confirmed : queue.unconfirmed}
        </p>
      </div>
      <p class="meta num">
        ${sayRecord(setting, history)}${history.isBlocked ? html`, <span class="danger">${queue.blocked}</span>` : nothing}${
          isPaused(history) ? html`, <span class="caution">${words.find.paused}</span>` : nothing
        }
      </p>
      <p class="meta when">${words.find.lastWrote(setting.formats.ago(lastWroteAt))}</p>
    </li>`
  }

  readonly #handleSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const q = `${new FormData(event.target as HTMLFormElement).get('q')}`.trim()
    const query = new URLSearchParams(q ? { q } : {})
    go(formatAddress({ siteId: this.setting.site.id, view: 'authors', query }))
  }
}
