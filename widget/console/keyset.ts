import { html, nothing } from 'lit'
import { sayProblem } from './locales/messages.ts'
import type { Setting } from './view-element.ts'

type Load<Item> = (cursor: string | null, signal: AbortSignal) => Promise<{ items: Item[]; nextCursor: string | null }>

/** A list that the API gives page by page, each from the cursor of the one before. */
export class Keyset<Item extends { id: string }> {
  items: Item[] = []
  state: 'loading' | 'ready' | 'failed' = 'loading'
  error: unknown

  readonly #load: Load<Item>
  readonly #changed: () => void
  readonly #abort = new AbortController()
  #cursor: string | null = null

  /** `changed` is called whenever there is something else to draw. */
  constructor(load: Load<Item>, changed: () => void) {
    this.#load = load
    this.#changed = changed
    void this.more()
  }

  get hasMore() {
    return this.#cursor !== null
  }

  /** The next page, or the same again after a failure. */
  more = async () => {
    this.state = 'loading'
    this.#changed()
    try {
      const { items, nextCursor } = await this.#load(this.#cursor, this.#abort.signal)
      // What has changed its place meanwhile comes twice.
      const known = new Set(this.items.map(({ id }) => id))
      this.items = [...this.items, ...items.filter(({ id }) => !known.has(id))]
      this.#cursor = nextCursor
      this.state = 'ready'
    } catch (error) {
      if (this.#abort.signal.aborted) return
      this.error = error
      this.state = 'failed'
    }
    this.#changed()
  }

  close() {
    this.#abort.abort()
  }
}

/** What stands below the last item: its place is kept while more is fetched. */
export const renderEnd = (
  { messages }: Setting,
  {
    state,
    error,
    hasMore,
    items,
    more,
  }: Pick<Keyset<{ id: string }>, 'state' | 'error' | 'hasMore' | 'items' | 'more'>,
  empty: string,
) => {
  if (state === 'failed')
    return html`<div class="list-end" role="alert">
      <p>${sayProblem(messages, error)}</p>
      <button type="button" class="act" @click=${more}>${messages.tryAgain}</button>
    </div>`
  if (hasMore)
    return html`<div class="list-end">
      <button
        type="button"
        class="act"
        aria-disabled=${state === 'loading'}
        @click=${state === 'loading' ? nothing : more}
      >
        ${state === 'loading' ? messages.loading : messages.more}
      </button>
    </div>`
  if (state === 'loading') return html`<p class="list-end quiet" role="status">${messages.loading}</p>`
  return items.length === 0 ? html`<p class="list-end quiet">${empty}</p>` : nothing
}
