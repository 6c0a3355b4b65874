import { html, type PropertyDeclarations } from 'lit'
import type { AdminAuthor, AuthorErasure } from '../../../shared/admin-authors.ts'
import { ask } from '../api.ts'
import { DialogElement } from '../dialog-element.ts'
import { renderField } from '../field.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'

/** Erases an author, for good: the name has to be typed, and each request reaches so many comments and no more. */
export class EraseAuthorElement extends DialogElement {
  static override properties: PropertyDeclarations = {
    ...DialogElement.properties,
    words: { attribute: false },
    author: { attribute: false },
    done: { attribute: false },
    count: { state: true },
    wrong: { state: true },
  }

  declare words: AuthorsMessages
  declare author: AdminAuthor
  /** Told how many comments were erased. */
  declare done: (count: number) => void
  declare protected count: number
  declare protected wrong: string | undefined

  #abort = new AbortController()

  constructor() {
    super()
    this.count = 0
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
  }

  protected override get heading() {
    return html`<bdi>${this.words.erase.title(this.author.name)}</bdi>`
  }

  protected override get submitLabel() {
    return this.words.erase.submit
  }

  protected override get isDangerous() {
    return true
  }

  protected override renderFields() {
    const { erase } = this.words
    const { formats } = this.setting
    return html`<div class="consequences">
        <p>${erase.what}</p>
        <p>${erase.stays}</p>
      </div>
      ${renderField('erase-name', {
        label: html`<bdi>${erase.confirm(this.author.name)}</bdi>`,
        error: this.wrong,
        control: html`<input
          id="erase-name"
          name="name"
          dir="auto"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="erase-name-error"
        />`,
      })}
      <p class="meta" role="status">${this.isBusy ? erase.progress(this.count, formats.figure(this.count)) : ''}</p>`
  }

  protected override say(error: unknown) {
    const told = super.say(error)
    return this.count > 0
      ? `${told} ${this.words.erase.stopped(this.count, this.setting.formats.figure(this.count))}`
      : told
  }

  protected override async submit(data: FormData) {
    const { author } = this
    const isSame = fold(`${data.get('name')}`) === fold(author.name)
    this.wrong = isSame ? undefined : this.words.erase.notTheSame
    if (!isSame) return false
    const path = `/sites/${this.setting.site.id}/authors/${encodeURIComponent(author.id)}`
    let hasMore = true
    while (hasMore && !this.#abort.signal.aborted) {
      const erasure = await ask<AuthorErasure>(path, { method: 'DELETE', signal: this.#abort.signal })
      this.count += erasure.erasedCount
      hasMore = erasure.hasMore
    }
    this.done(this.count)
    return true
  }
}

/** A name that cannot be typed as it is, with its marks composed otherwise or a wide blank, is still that name. */
const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim()
