import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { AdminComment } from '../../../shared/admin.ts'
import type { DryRun } from '../../../shared/dry-run.ts'
import { formatAddress } from '../address.ts'
import { ask } from '../api.ts'
import { sayProblem } from '../locales/messages.ts'
import type { RulesMessages } from '../locales/rules-messages.ts'
import { mark } from '../queue/marks.ts'
import { sayReason } from '../queue/why.ts'
import type { Setting } from '../view-element.ts'
import type { Draft } from './draft.ts'
import { TOTALS, Trial } from './trial.ts'

/** Comments shown at once, each of which is fetched. */
const SHOWN = 10

/** "What would it have done?": the changed rules, asked about comments that are there, before they are saved. */
export class TrialElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    draft: { attribute: false },
    /** Raised with each change of the draft. */
    version: { attribute: false },
    total: { state: true },
    shown: { state: true },
  }

  declare setting: Setting
  declare words: RulesMessages
  declare draft: Draft
  declare version: number
  declare protected total: number
  declare protected shown: number

  #trial: Trial | undefined
  #triedVersion = -1
  /** Null while one is fetched, or when it is gone. */
  readonly #comments = new Map<string, AdminComment | null>()
  #abort = new AbortController()

  constructor() {
    super()
    this.total = TOTALS[0]
    this.shown = SHOWN
  }

  protected override createRenderRoot() {
    return this
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#trial?.cancel()
    this.#abort.abort()
  }

  /** Begins anew, with the rules as they are changed now. */
  run = () => {
    const { draft } = this
    if (draft.changeCount === 0 || draft.wrong.length > 0) return
    this.#trial?.cancel()
    this.#triedVersion = this.version
    this.shown = SHOWN
    this.#trial = new Trial(`/sites/${this.setting.site.id}`, draft.proposal, this.total, () => {
      this.#fetch()
      this.requestUpdate()
    })
    this.requestUpdate()
  }

  /** What is shown of the changed comments, and was not fetched before. */
  #fetch() {
    for (const { commentId } of this.#trial?.changed.slice(0, this.shown) ?? []) {
      if (this.#comments.has(commentId)) continue
      this.#comments.set(commentId, null)
      const path = `/sites/${this.setting.site.id}/comments/${encodeURIComponent(commentId)}`
      void ask<{ comment: AdminComment }>(path, { signal: this.#abort.signal }).then(
        ({ comment }) => {
          this.#comments.set(commentId, comment)
          this.requestUpdate()
        },
        () => {},
      )
    }
  }

  protected override render() {
    const { words, setting, draft } = this
    const { trial } = words
    const isRunning = this.#trial?.state === 'running'
    const isReady = draft.changeCount > 0 && draft.wrong.length === 0
    return html`<section class="trial" aria-labelledby="trial-title">
      <h2 id="trial-title">${trial.title}</h2>
      <p class="meta">${trial.hint}</p>
      <div class="inline" role="radiogroup" aria-label=${trial.howMany}>
        ${TOTALS.map(
          (total) =>
            html`<label class="check radio"
              ><input
                type="radio"
                name="total"
                value=${total}
                .checked=${total === this.total}
                @change=${() => (this.total = total)}
              /><span>${trial.last(setting.formats.figure(total))}</span></label
            >`,
        )}
      </div>
      <div class="trial-run">
        ${
          isRunning
            ? html`<button type="button" class="act" @click=${() => this.#trial!.cancel()}>${trial.cancel}</button>`
            : html`<button type="button" class="act" aria-disabled=${!isReady} @click=${this.run}>
                ${this.#trial ? trial.again : trial.run}
              </button>`
        }
        <p class="meta num" role="status">${this.#saySteps(isReady)}</p>
      </div>
      ${this.#trial && this.#trial.examined + this.#trial.changed.length > 0 ? this.#renderResult(this.#trial) : nothing}
    </section>`
  }

  #saySteps(isReady: boolean) {
    const { words, setting } = this
    const trial = this.#trial
    const { formats, messages } = setting
    if (!trial) return isReady ? nothing : words.trial.unchanged
    switch (trial.state) {
      case 'running':
        return words.trial.progress(formats.figure(trial.examined), formats.figure(trial.total))
      case 'cancelled':
        return words.trial.cancelled(formats.figure(trial.examined))
      case 'failed':
        return sayProblem(messages, trial.error)
      case 'done':
        if (trial.examined === 0) return words.trial.none
        return this.#triedVersion === this.version ? nothing : words.trial.outdated
    }
  }

  #renderResult(trial: Trial) {
    const { words, setting } = this
    const figure = (count: number) => setting.formats.figure(count)
    const { changed, counts, examined, regularCount } = trial
    const held = words.trial.held(counts.pending, figure(counts.pending), figure(examined))
    const spam = counts.spam > 0 ? `, ${words.trial.spam(counts.spam, figure(counts.spam))}` : ''
    const differs = words.trial.differs(changed.length, figure(changed.length))
    const regulars = regularCount > 0 ? `; ${words.trial.regulars(regularCount, figure(regularCount))}` : ''
    return html`<div role="status" class="result">
        <p><b class="num">${held}${spam}.</b></p>
        <p class="num">${changed.length === 0 ? words.trial.same : `${differs}${regulars}.`}</p>
      </div>
      <ol class="rows" aria-label=${words.trial.list}>
        ${repeat(
          changed.slice(0, this.shown),
          ({ commentId }) => commentId,
          (each) => this.#renderChange(each),
        )}
      </ol>
      ${
        changed.length > this.shown
          ? html`<div class="list-end">
              <button type="button" class="act" @click=${this.#handleMore}>${setting.messages.more}</button>
            </div>`
          : nothing
      }`
  }

  #renderChange({ commentId, authorName, isRegular, from, to, check, facts }: DryRun['changed'][number]) {
    const { words, setting } = this
    const { formats, site } = setting
    const comment = this.#comments.get(commentId)
    const why = sayReason(setting, check, facts)
    const name = html`<bdi>${authorName}</bdi>`
    return html`<li class="row change">
      <p class="change-head">
        <b
          >${
            comment
              ? html`<a
                  class="row-link"
                  href=${formatAddress({ siteId: site.id, view: 'authors', id: comment.author.id })}
                  >${name}</a
                >`
              : name
          }</b
        >
        ${isRegular ? html`<span class="caution">${words.trial.regular}</span>` : nothing}
        <span class="diff"
          ><del>${words.trial.status[from]}</del> <span aria-hidden="true">→</span>
          <ins data-status=${to}>${words.trial.status[to]}</ins></span
        >
      </p>
      <p class="change-words" dir="auto">
        ${
          comment
            ? mark(comment.body, 'body', facts).map(({ text, reasons }) =>
                reasons.length > 0 ? html`<mark title=${reasons.join(', ')}>${text}</mark>` : text,
              )
            : nothing
        }
      </p>
      <p class="meta">${why}${comment ? `, ${formats.ago(comment.createdAt)}` : nothing}</p>
    </li>`
  }

  readonly #handleMore = () => {
    this.shown += SHOWN
    this.#fetch()
  }
}
