import { html } from 'lit'
import { loadAccountMessages, type AccountMessages } from '../locales/account-messages.ts'
import { WordedElement } from '../view-element.ts'
import { MeElement } from './me-element.ts'
import { PasskeysElement } from './passkeys-element.ts'
import { SessionsElement } from './sessions-element.ts'
import '../styles/view.css'
import '../styles/setup.css'

customElements.define('baraza-account-me', MeElement)
customElements.define('baraza-account-passkeys', PasskeysElement)
customElements.define('baraza-account-sessions', SessionsElement)

/**
 * Who one is here, and how one gets in.
 *
 * @tagname baraza-account
 */
export class AccountElement extends WordedElement<AccountMessages> {
  protected override loadWords() {
    return loadAccountMessages()
  }

  protected override render() {
    const { setting, words } = this
    return html`<main class="view setup">
      <header class="view-head"><h1>${setting.messages.views.account}</h1></header>
      <baraza-account-me .setting=${setting} .text=${words}></baraza-account-me>
      <baraza-account-passkeys .setting=${setting} .text=${words}></baraza-account-passkeys>
      <baraza-account-sessions .setting=${setting} .text=${words}></baraza-account-sessions>
    </main>`
  }
}
