import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { AdminAuthor, AuthorNote, NoteList } from '../../../shared/admin-authors.ts'
import { MAX_NOTE_LENGTH } from '../../../shared/limits.ts'
import { ask, isProblem, query } from '../api.ts'
import { renderError } from '../field.ts'
import { sayProblem } from '../locales/messages.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'
import type { Setting } from '../view-element.ts'

/** The author comes with so many: older ones are asked for. */
const SHOWN = 20

/** What moderators tell each other about an author. */
export class AuthorNotesElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    author: { attribute: false },
    change: { attribute: false },
    draft: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    older: { state: true },
  }

  declare setting: Setting
  declare words: AuthorsMessages
  declare author: AdminAuthor
  declare change: (notes: AuthorNote[]) => void
  declare draft: string
  declare protected problem: string | undefined
  declare protected isBusy: boolean
  /** Those that were asked for. */
  declare protected older: AuthorNote[]

  /** Where more of them begin; null when there are no more. */
  #cursor: string | null | undefined
  #mayHaveOlder = false

  constructor() {
    super()
    this.draft = ''
    this.older = []
    this.isBusy = false
  }

  protected override createRenderRoot() {
    return this
  }

  protected override willUpdate() {
    if (this.author.notes.length >= SHOWN) this.#mayHaveOlder = true
  }

  get #notes() {
    const known = new Set(this.author.notes.map(({ id }) => id))
    return [...this.author.notes, ...this.older.filter(({ id }) => !known.has(id))]
  }

  protected override render() {
    const { words, setting } = this
    const shown = this.#notes
    const { notes } = words
    const { formats } = setting
    return html`<details class="tool" ?open=${shown.length > 0 || this.draft !== ''}>
      <summary>
        ${notes.title}${shown.length > 0 ? html` <span class="num quiet">${formats.figure(shown.length)}</span>` : nothing}
      </summary>
      <p class="meta">${notes.hint}</p>
      <ul class="notes">
        ${shown.map(
          (note) =>
            html`<li>
              <p dir="auto">${note.body}</p>
              <p class="meta">
                <bdi>${notes.by(note.moderator.name, formats.ago(note.createdAt))}</bdi>
                <button
                  type="button"
                  class="quiet-act"
                  aria-label=${notes.removeOf(note.moderator.name)}
                  @click=${() => void this.#remove(note)}
                >
                  ${notes.remove}
                </button>
              </p>
            </li>`,
        )}
      </ul>
      ${
        this.#mayHaveOlder && this.#cursor !== null
          ? html`<button type="button" class="act" aria-disabled=${this.isBusy} @click=${this.#handleMore}>
              ${setting.messages.more}
            </button>`
          : nothing
      }
      <form @submit=${this.#handleSubmit}>
        <textarea
          id="note"
          rows="2"
          dir="auto"
          maxlength=${MAX_NOTE_LENGTH}
          aria-label=${notes.label}
          aria-describedby="note-error"
          placeholder=${notes.label}
          .value=${this.draft}
          @input=${({ target }: Event) => (this.draft = (target as HTMLTextAreaElement).value)}
        ></textarea>
        ${renderError('note', this.problem)}
        <button class="act" aria-disabled=${this.isBusy}>${notes.submit}</button>
      </form>
    </details>`
  }

  readonly #handleSubmit = async (event: Event) => {
    event.preventDefault()
    const body = this.draft.trim()
    if (body === '' || this.isBusy) return
    await this.#work(async () => {
      const path = `/sites/${this.setting.site.id}/authors/${encodeURIComponent(this.author.id)}/notes`
      const { note } = await ask<{ note: AuthorNote }>(path, { method: 'POST', body: { body } })
      this.draft = ''
      this.change([note, ...this.author.notes])
    })
  }

  readonly #handleMore = () => {
    if (this.isBusy) return
    void this.#work(async () => {
      const path = `/sites/${this.setting.site.id}/authors/${encodeURIComponent(this.author.id)}/notes`
      const { notes, nextCursor } = await ask<NoteList>(`${path}${query({ cursor: this.#cursor, limit: 100 })}`)
      this.#cursor = nextCursor
      this.older = [...this.older, ...notes]
    })
  }

  async #remove({ id }: AuthorNote) {
    await this.#work(async () => {
      try {
        await ask(`/sites/${this.setting.site.id}/notes/${encodeURIComponent(id)}`, { method: 'DELETE' })
      } catch (error) {
        // Somebody else was quicker: it is gone either way.
        if (!isProblem(error, 'note-not-found')) throw error
      }
      this.older = this.older.filter((note) => note.id !== id)
      this.change(this.author.notes.filter((note) => note.id !== id))
    })
  }

  async #work(work: () => Promise<void>) {
    this.isBusy = true
    this.problem = undefined
    try {
      await work()
    } catch (error) {
      this.problem = sayProblem(this.setting.messages, error)
    } finally {
      this.isBusy = false
    }
  }
}
