import { html, nothing } from 'lit'
import type { Passkey } from '../../../shared/passkeys.ts'
import { ask } from '../api.ts'
import { renderEnd, type Keyset } from '../keyset.ts'
import type { AccountMessages } from '../locales/account-messages.ts'
import { PartElement } from '../part-element.ts'

/** The keys in one's devices that sign in without a link, and a way to make one. */
export class PasskeysElement extends PartElement<AccountMessages> {
  #passkeys!: Keyset<Passkey>

  override connectedCallback() {
    super.connectedCallback()
    this.#passkeys = this.list('/passkeys', 'passkeys')
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#passkeys.close()
  }

  protected override render() {
    const { text, setting } = this
    const words = text.passkeys
    return html`<section class="group">
        <h2>${words.title}</h2>
        <p class="meta">${words.hint}</p>
        <ul aria-label=${words.title} aria-busy=${this.#passkeys.state === 'loading'}>
          ${this.#passkeys.items.map((each) => this.#renderPasskey(each))}
        </ul>
        ${renderEnd(setting, this.#passkeys, words.none)} ${this.renderFailure('add')}
        ${
          'PublicKeyCredential' in globalThis
            ? html`<div class="buttons">
                <button type="button" class="act" aria-disabled=${this.working === 'add'} @click=${this.#add}>
                  ${words.add}
                </button>
              </div>`
            : nothing
        }
        <p class="visually-hidden" role="status">${this.said}</p>
      </section>
      ${this.renderQuestion()}`
  }

  #renderPasskey(each: Passkey) {
    const { text, setting } = this
    const words = text.passkeys
    const { formats } = setting
    const device = each.device ?? text.unknownDevice
    const used = each.lastUsedAt ? text.used(formats.ago(each.lastUsedAt)) : words.unused
    return html`<li class="row setup-row">
      <div>
        <b>${words.madeIn(device)}</b>
        <p class="meta">
          ${used}, ${words.since(formats.date(each.createdAt))}, ${each.isSynced ? words.synced : words.bound}
        </p>
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="quiet-act no"
          aria-label=${words.removeWhich(device)}
          @click=${() => (this.question = { ...words.question(device), act: () => this.#remove(each, device) })}
        >
          ${words.remove}
        </button>
      </div>
    </li>`
  }

  readonly #add = () =>
    this.attempt('add', async () => {
      const { isDeclined, isKnown, makePasskey } = await import('../passkeys.ts')
      const { passkeys: words } = this.text
      try {
        const made = await makePasskey()
        this.#passkeys.items = [made, ...this.#passkeys.items]
        this.said = words.added
      } catch (error) {
        if (!isDeclined(error) && !isKnown(error)) throw error
        this.failure = { at: 'add', message: isKnown(error) ? words.known : words.declined }
      }
    })

  async #remove({ id }: Passkey, device: string) {
    await ask(`/passkeys/${id}`, { method: 'DELETE' })
    this.#passkeys.items = this.#passkeys.items.filter((each) => each.id !== id)
    this.said = this.text.passkeys.removed(device)
  }
}
