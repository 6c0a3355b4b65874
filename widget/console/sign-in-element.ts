import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Accepted } from '../../shared/moderators.ts'
import { ask, isProblem } from './api.ts'
import { icon, PATHS } from './icons.ts'
import { sayProblem, type Messages } from './locales/messages.ts'

/** Only where the page is safe from others on the way (WebAuthn 3, 13.4). */
const HAS_PASSKEYS = 'PublicKeyCredential' in globalThis

/** Undefined where it does not arrive: there is another way to sign in, and its form must not wait for this one. */
const loadPasskeys = () => import('./passkeys.ts').catch(() => undefined)

/** What an address brings in its fragment, which no server sees: a link from a mail, or an invitation. */
export interface Pass {
  kind: 'link' | 'invitation'
  token: string
}

export function readPass(hash: string): Pass | undefined {
  const [, kind, token] = /^#(link|invitation)=(.+)$/.exec(hash) ?? []
  return kind && token ? { kind: kind as Pass['kind'], token } : undefined
}

/**
 * The one page that strangers see: it asks for an address, and never says whether it knows it.
 *
 * @fires {Event} baraza-signed-in - There is a session now.
 */
export class SignInElement extends LitElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    pass: { attribute: false },
    isEnded: { attribute: false },
    work: { state: true },
    problem: { state: true },
    sentTo: { state: true },
  }

  declare messages: Messages
  declare pass: Pass | undefined
  /** There was a session, and it is over: the page behind keeps what is not stored. */
  declare isEnded: boolean
  declare protected work: 'pass' | 'send' | 'passkey' | undefined
  declare protected problem: string | undefined
  declare protected sentTo: string | undefined

  protected override createRenderRoot() {
    return this
  }

  /** Ends the browser's own offer of passkeys. */
  #offer: AbortController | undefined

  override connectedCallback() {
    super.connectedCallback()
    if (this.pass) void this.#usePass(this.pass)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#offer?.abort()
  }

  /** The field that the browser offers passkeys at is there. */
  protected override updated() {
    if (!HAS_PASSKEYS || this.work === 'pass' || this.#offer) return
    this.#offer = new AbortController()
    void this.#offerPasskeys(this.#offer.signal)
  }

  async #offerPasskeys(signal: AbortSignal) {
    const passkeys = await loadPasskeys()
    // Nobody has asked for it, so nothing is said either.
    if (!passkeys || signal.aborted) return
    try {
      if (await passkeys.offerPasskeys(signal)) this.dispatchEvent(new Event('baraza-signed-in'))
    } catch (error) {
      this.#refusePasskey(error)
    }
  }

  readonly #usePasskey = async () => {
    if (this.work) return
    this.work = 'passkey'
    this.problem = this.sentTo = undefined
    const passkeys = await loadPasskeys()
    if (!passkeys) {
      this.problem = this.messages.signIn.passkeysMissing
      this.work = undefined
      return
    }
    try {
      await passkeys.signInWithPasskey()
      this.dispatchEvent(new Event('baraza-signed-in'))
    } catch (error) {
      if (passkeys.isDeclined(error)) this.problem = this.messages.signIn.passkeyDeclined
      else this.#refusePasskey(error)
      // The browser has dropped its own offer for this: it may make it again.
      this.#offer?.abort()
      this.#offer = undefined
    } finally {
      this.work = undefined
    }
  }

  #refusePasskey(error: unknown) {
    const { messages } = this
    this.problem = isProblem(error, 'passkey-invalid') ? messages.signIn.passkeyGone : sayProblem(messages, error)
  }

  async #usePass({ kind, token }: Pass) {
    const { signIn } = this.messages
    this.work = 'pass'
    try {
      if (kind === 'link') await ask('/session', { method: 'POST', body: { link: token } })
      else await ask<Accepted>('/invitations/accept', { method: 'POST', body: { invitation: token } })
      this.dispatchEvent(new Event('baraza-signed-in'))
    } catch (error) {
      const isGone = isProblem(error, 'sign-in-link-invalid', 'invitation-not-found')
      this.problem = isGone
        ? kind === 'link'
          ? signIn.linkGone
          : signIn.invitationGone
        : sayProblem(this.messages, error)
    } finally {
      this.work = undefined
    }
  }

  protected override render() {
    const { signIn, tryAgain } = this.messages
    if (this.work === 'pass')
      return html`<main class="signin">
        <h1>${signIn.title}</h1>
        <p role="status">${signIn.working}</p>
      </main>`
    return html`<main class="signin">
      <p class="brand"><b>Baraza</b></p>
      <form @submit=${this.#handleSubmit}>
        <h1>${this.isEnded ? signIn.ended : signIn.title}</h1>
        <p>${this.isEnded ? signIn.endedHint : signIn.hint}</p>
        <div role="alert">
          ${this.problem ? html`<p class="problem">${icon(PATHS.alert)}<span>${this.problem}</span></p>` : nothing}
        </div>
        ${
          this.pass && this.problem
            ? html`<button type="button" class="act" @click=${() => void this.#usePass(this.pass!)}>
                ${tryAgain}
              </button>`
            : nothing
        }
        <label for="email">${signIn.email}</label>
        <input id="email" name="email" type="email" autocomplete="email webauthn" required />
        <button class="act yes" aria-disabled=${this.work === 'send'}>${signIn.send}</button>
        ${
          HAS_PASSKEYS
            ? html`<div class="or">${signIn.or}</div>
                <button
                  type="button"
                  class="act"
                  aria-disabled=${this.work === 'passkey'}
                  @click=${() => void this.#usePasskey()}
                >
                  ${icon(PATHS.key)} ${signIn.passkey}
                </button>`
            : nothing
        }
        ${
          this.isEnded
            ? html`<button type="button" class="act" @click=${() => this.dispatchEvent(new Event('baraza-signed-in'))}>
                ${signIn.signedIn}
              </button>`
            : nothing
        }
      </form>
      <div role="status">
        ${
          this.sentTo
            ? html`<div class="sent">
                ${icon(PATHS.check)}
                <div>
                  <b>${signIn.sent}</b>
                  <p class="quiet">${signIn.sentHint(this.sentTo)}</p>
                </div>
              </div>`
            : nothing
        }
      </div>
    </main>`
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.work) return
    const email = `${new FormData(event.target as HTMLFormElement).get('email')}`.trim()
    this.work = 'send'
    this.problem = this.sentTo = undefined
    try {
      await ask('/sign-in-links', { method: 'POST', body: { email } })
      this.sentTo = email
    } catch (error) {
      this.problem = sayProblem(this.messages, error)
    } finally {
      this.work = undefined
    }
  }
}
