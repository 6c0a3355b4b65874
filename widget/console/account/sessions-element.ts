import { html, nothing } from 'lit'
import type { Session } from '../../../shared/credentials.ts'
import { ask } from '../api.ts'
import { renderEnd, type Keyset } from '../keyset.ts'
import type { AccountMessages } from '../locales/account-messages.ts'
import { PartElement } from '../part-element.ts'

/** The browsers in which one is signed in, and the way out of each. */
export class SessionsElement extends PartElement<AccountMessages> {
  #sessions!: Keyset<Session>

  override connectedCallback() {
    super.connectedCallback()
    this.#sessions = this.list('/sessions', 'sessions')
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#sessions.close()
  }

  protected override render() {
    const { text, setting } = this
    return html`<section class="group">
      <h2>${text.sessions}</h2>
      <p class="meta">${text.sessionsHint}</p>
      <ul aria-label=${text.sessions} aria-busy=${this.#sessions.state === 'loading'}>
        ${this.#sessions.items.map((each) => this.#renderSession(each))}
      </ul>
      ${renderEnd(setting, this.#sessions, '')} ${this.renderFailure('others')}
      ${
        this.#sessions.items.length > 1
          ? html`<div class="buttons">
              <button type="button" class="act" aria-disabled=${!!this.working} @click=${this.#signOutElsewhere}>
                ${text.signOutElsewhere}
              </button>
            </div>`
          : nothing
      }
      <p class="visually-hidden" role="status">${this.said}</p>
    </section>`
  }

  #renderSession(each: Session) {
    const { text } = this
    const { formats } = this.setting
    const device = each.device ?? text.unknownDevice
    return html`<li class="row setup-row">
      <div>
        <b>${device}</b>${each.current ? html` <span class="state-set">${text.here}</span>` : nothing}
        <p class="meta">${text.used(formats.ago(each.lastUsedAt))}, ${text.since(formats.date(each.createdAt))}</p>
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="quiet-act"
          aria-label=${text.signOutOf(each.current ? text.here : device)}
          @click=${() => void this.#signOut(each, device)}
        >
          ${text.signOut}
        </button>
      </div>
      ${this.renderFailure(each.id)}
    </li>`
  }

  readonly #signOutElsewhere = () =>
    this.attempt('others', async () => {
      await ask('/sessions', { method: 'DELETE' })
      this.#sessions.items = this.#sessions.items.filter(({ current }) => current)
      this.said = this.text.signedOutElsewhere
    })

  #signOut(each: Session, device: string) {
    return this.attempt(each.id, async () => {
      await ask(`/sessions/${each.id}`, { method: 'DELETE' })
      // Nothing of what was on the page is left to whoever comes next.
      if (each.current) return location.assign('/admin/')
      this.#sessions.items = this.#sessions.items.filter(({ id }) => id !== each.id)
      this.said = this.text.signedOut(device)
    })
  }
}
