import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import { ApiError } from '../answer.ts'
import { ask, query } from './api.ts'
import { ConfirmElement, type Question } from './confirm-element.ts'
import { renderError } from './field.ts'
import { Keyset } from './keyset.ts'
import { sayProblem, type Messages } from './locales/messages.ts'
import type { Setting } from './view-element.ts'

if (!customElements.get('baraza-confirm')) customElements.define('baraza-confirm', ConfirmElement)

/** Somebody's name, address, role or sites are not what they were: the console asks anew, and goes `to` there. */
export class MeChangedEvent extends Event {
  readonly to: string | undefined

  constructor(to?: string) {
    super('baraza-me-changed', { bubbles: true })
    this.to = to
  }
}

type Text = { problems: Partial<Messages['problems']> }

/** A part of a view in which things are changed one at a time: what was refused is said where it was asked for. */
export abstract class PartElement<T extends Text> extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    text: { attribute: false },
    working: { state: true },
    failure: { state: true },
    question: { state: true },
    said: { state: true },
  }

  declare setting: Setting
  declare text: T
  /** What is being done; one thing at a time. */
  declare protected working: string | undefined
  /** What was refused or did not arrive, and where that is to be said. */
  declare protected failure: { at: string; message: string } | undefined
  declare protected question: Question | undefined
  /** What was done. */
  declare protected said: string | undefined

  protected override createRenderRoot() {
    return this
  }

  /** Of the site's own resources: `/sites/paper`. */
  protected get base() {
    return `/sites/${this.setting.site.id}`
  }

  protected get isOwner() {
    return this.setting.site.role === 'owner'
  }

  /** A list of the API's, page by page. */
  protected list<Item extends { id: string }>(path: string, name: string) {
    return new Keyset<Item>(
      async (cursor, signal) => {
        const answer = await ask<Record<string, unknown>>(`${path}${query({ cursor })}`, { signal })
        return {
          items: answer[name] as Item[],
          nextCursor: (answer['nextCursor'] as string | null | undefined) ?? null,
        }
      },
      () => this.requestUpdate(),
    )
  }

  protected async attempt(at: string, work: () => Promise<unknown>) {
    if (this.working) return
    this.working = at
    this.failure = this.said = undefined
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiError && this.refuse?.(error))) this.failure = { at, message: this.say(error) }
    } finally {
      this.working = undefined
    }
  }

  protected readonly say = (error: unknown) =>
    (error instanceof ApiError && this.text.problems[error.type]) || sayProblem(this.setting.messages, error)

  /** Whether the refusal is said beside fields instead. */
  protected refuse?(error: ApiError): boolean

  protected renderFailure(at: string) {
    return renderError(at, this.failure?.at === at ? this.failure.message : undefined)
  }

  protected renderQuestion() {
    const { question, setting } = this
    return question
      ? html`<baraza-confirm
          .setting=${setting}
          .question=${question}
          .saying=${this.say}
          @baraza-dialog-closed=${() => (this.question = undefined)}
        ></baraza-confirm>`
      : nothing
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'baraza-me-changed': MeChangedEvent
  }
}
