import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Block, BlockList } from '../../../shared/blocks.ts'
import { MAX_REASON_LENGTH } from '../../../shared/limits.ts'
import { ask, isProblem, query } from '../api.ts'
import { describe, refusedFields, renderField } from '../field.ts'
import { Keyset, renderEnd } from '../keyset.ts'
import { sayProblem } from '../locales/messages.ts'
import type { RulesMessages } from '../locales/rules-messages.ts'
import type { Setting } from '../view-element.ts'
import { readTarget } from './block-target.ts'

const PAGE = 40
const DAYS = { forever: null, day: 1, week: 7, month: 30 } as const

/** Who is blocked, and a way to block by what is typed. Both take effect at once. */
export class BlocksElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    typed: { state: true },
    problem: { state: true },
    said: { state: true },
    isBusy: { state: true },
  }

  declare setting: Setting
  declare words: RulesMessages
  declare protected typed: string
  declare protected problem: string | undefined
  declare protected said: string
  declare protected isBusy: boolean

  #blocks!: Keyset<Block>

  constructor() {
    super()
    this.typed = this.said = ''
    this.isBusy = false
  }

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#blocks = new Keyset(
      async (cursor, signal) => {
        const { blocks, nextCursor } = await ask<BlockList>(`${this.#path}${query({ cursor, limit: PAGE })}`, {
          signal,
        })
        return { items: blocks, nextCursor }
      },
      () => this.requestUpdate(),
    )
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#blocks.close()
  }

  get #path() {
    return `/sites/${this.setting.site.id}/blocks`
  }

  protected override render() {
    const { words, setting } = this
    const { blocks } = words
    return html`<section class="group blocks" aria-labelledby="blocks-title">
      <h2 id="blocks-title">${blocks.title}</h2>
      <p class="meta">${blocks.hint}</p>
      ${this.#renderForm()}
      <p class="meta" role="status">${this.said}</p>
      <ul class="rows" aria-busy=${this.#blocks.state === 'loading'}>
        ${repeat(
          this.#blocks.items,
          ({ id }) => id,
          (block) => this.#renderBlock(block),
        )}
      </ul>
      ${renderEnd(setting, this.#blocks, blocks.none)}
    </section>`
  }

  #renderForm() {
    const { words, setting, typed } = this
    const { blocks } = words
    const { blockDialog } = setting.messages.queue
    const target = readTarget(typed)
    return html`<form class="block-form" @submit=${this.#handleSubmit} novalidate>
      ${renderField('block-value', {
        label: blocks.value,
        hint: blocks.valueHint,
        error: this.problem,
        control: html`<input
            id="block-value"
            name="value"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            .value=${typed}
            aria-describedby="${describe('block-value')} block-means"
            @input=${({ target }: Event) => (this.typed = (target as HTMLInputElement).value)}
          />
          <p class="meta" id="block-means">${target ? blocks.means[target.kind](target.shown) : ' '}</p>`,
      })}
      <div class="two">
        <label class="field"
          ><span>${blocks.howLong}</span>
          <select name="duration">
            ${Object.keys(DAYS).map(
              (key) => html`<option value=${key}>${blockDialog.durations[key as keyof typeof DAYS]}</option>`,
            )}
          </select></label
        >
        <label class="field"
          ><span>${blocks.reason}</span><input name="reason" autocomplete="off" maxlength=${MAX_REASON_LENGTH}
        /></label>
        <button class="act no" aria-disabled=${this.isBusy}>${blocks.add}</button>
      </div>
    </form>`
  }

  #renderBlock(block: Block) {
    const { words, setting } = this
    const { blocks } = words
    const { formats } = setting
    const { kind, reason, moderator, expiresAt, createdAt } = block
    const label = this.#nameOf(block)
    return html`<li class="row block-row">
      <div>
        <span class="quiet">${blocks.kinds[kind]}</span> <b><bdi>${label}</bdi></b>
        ${reason ? html`<p dir="auto">${reason}</p>` : nothing}
        <p class="meta">
          ${expiresAt ? blocks.until(formats.date(expiresAt, 'short')) : blocks.forever},
          ${blocks.by(moderator.name, formats.date(createdAt))}
        </p>
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="quiet-act"
          aria-label=${blocks.removeOf(label)}
          @click=${() => void this.#remove(block)}
        >
          ${blocks.remove}
        </button>
      </div>
    </li>`
  }

  #nameOf({ kind, label }: Block) {
    if (label === null) return this.words.blocks.unreadable
    return kind === 'email-domain' ? `*@${label}` : label
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isBusy) return
    const data = new FormData(event.target as HTMLFormElement)
    const target = readTarget(this.typed)
    this.said = ''
    this.problem = target ? undefined : this.words.blocks.wrong
    if (!target) return
    const days = DAYS[`${data.get('duration')}` as keyof typeof DAYS]
    const body = {
      kind: target.kind,
      value: target.value,
      reason: `${data.get('reason')}`.trim() || null,
      expiresAt: days && new Date(Date.now() + days * 86_400_000).toISOString(),
    }
    this.isBusy = true
    try {
      const { block } = await ask<{ block: Block }>(this.#path, { method: 'POST', body })
      this.#blocks.items = [block, ...this.#blocks.items.filter(({ id }) => id !== block.id)]
      this.said = this.words.blocks.added(this.#nameOf(block))
      this.typed = ''
    } catch (error) {
      const isRefused = refusedFields(error).size > 0
      this.problem = isRefused ? this.words.blocks.wrong : sayProblem(this.setting.messages, error)
    } finally {
      this.isBusy = false
    }
  }

  async #remove(block: Block) {
    this.said = ''
    try {
      await ask(`${this.#path}/${encodeURIComponent(block.id)}`, { method: 'DELETE' }).catch((error: unknown) => {
        // Somebody else was quicker.
        if (!isProblem(error, 'block-not-found')) throw error
      })
      this.#blocks.items = this.#blocks.items.filter(({ id }) => id !== block.id)
      this.said = this.words.blocks.removed(this.#nameOf(block))
    } catch (error) {
      this.said = sayProblem(this.setting.messages, error)
    }
  }
}
