import { html, type PropertyDeclarations, type PropertyValues } from 'lit'
import { MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import type { CreatedInvitation, Invitation } from '../../../shared/moderators.ts'
import type { ApiError } from '../../answer.ts'
import { ask } from '../api.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { describe, renderField } from '../field.ts'
import { renderEnd, type Keyset } from '../keyset.ts'
import { PartElement } from '../part-element.ts'
import { renderOnce, showOnce } from './once.ts'

/** For owners: links that let somebody in, each shown once. */
export class InvitationsElement extends PartElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...PartElement.properties,
    made: { state: true },
    nameProblem: { state: true },
  }

  /** Its link is nowhere else. */
  declare protected made: CreatedInvitation | undefined
  declare protected nameProblem: string | undefined

  #invitations!: Keyset<Invitation>

  override connectedCallback() {
    super.connectedCallback()
    this.#invitations = this.list(`${this.base}/invitations`, 'invitations')
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#invitations.close()
  }

  protected override render() {
    const { text, setting } = this
    const words = text.moderators
    return html`<section class="group">
        <h2>${words.invite}</h2>
        <p class="meta">${words.inviteHint}</p>
        ${this.made ? this.#renderMade(this.made) : this.#renderForm()}
      </section>
      <section class="group">
        <h2>${words.open}</h2>
        <ul aria-label=${words.open} aria-busy=${this.#invitations.state === 'loading'}>
          ${this.#invitations.items.map((each) => this.#renderInvitation(each))}
        </ul>
        ${renderEnd(setting, this.#invitations, words.openNone)}
        <p class="visually-hidden" role="status">${this.said}</p>
      </section>`
  }

  #renderForm() {
    const words = this.text.moderators
    return html`<form class="line" novalidate @submit=${this.#handleSubmit}>
      ${renderField('invite-name', {
        label: words.name,
        error: this.nameProblem,
        control: html`<input
          id="invite-name"
          name="name"
          maxlength=${MAX_NAME_LENGTH}
          autocomplete="off"
          aria-describedby=${describe('invite-name')}
          aria-invalid=${!!this.nameProblem}
        />`,
      })}
      ${renderField('invite-role', {
        label: words.role,
        control: html`<select id="invite-role" name="role">
          <option value="moderator">${words.roles.moderator}</option>
          <option value="owner">${words.roles.owner}</option>
        </select>`,
      })}
      <button class="act" aria-disabled=${!!this.working}>${words.makeLink}</button>
      ${this.renderFailure('invite')}
    </form>`
  }

  #renderMade({ invitation, link }: CreatedInvitation) {
    const words = this.text.moderators
    return renderOnce(
      this.text,
      {
        title: words.made(invitation.name),
        what: words.madeWhat(this.setting.formats.date(invitation.expiresAt)),
        value: link,
        label: words.theLink,
        done: words.putAway,
      },
      () => (this.made = undefined),
    )
  }

  #renderInvitation(each: Invitation) {
    const { text, setting } = this
    const words = text.moderators
    return html`<li class="row setup-row">
      <div>
        <b><bdi>${each.name}</bdi></b> <span class="meta">${words.roles[each.role]}</span>
        <p class="meta">${words.by(each.invitedBy.name, setting.formats.date(each.expiresAt))}</p>
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="quiet-act no"
          aria-label=${words.revokeWho(each.name)}
          @click=${() => this.#revoke(each)}
        >
          ${words.revoke}
        </button>
      </div>
      ${this.renderFailure(each.id)}
    </li>`
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('made')) showOnce(this)
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const name = `${data.get('name')}`.trim()
    this.nameProblem = name ? undefined : this.text.moderators.nameWrong
    if (!name) return this.querySelector<HTMLElement>('#invite-name')?.focus()
    await this.attempt('invite', async () => {
      const body = { name, role: `${data.get('role')}` }
      const made = await ask<CreatedInvitation>(`${this.base}/invitations`, { method: 'POST', body })
      this.made = made
      this.#invitations.items = [made.invitation, ...this.#invitations.items]
    })
  }

  protected override refuse({ errors }: ApiError) {
    if (!errors.some(({ path }) => path === 'name')) return false
    this.nameProblem = this.text.moderators.nameWrong
    return true
  }

  #revoke(each: Invitation) {
    return this.attempt(each.id, async () => {
      await ask(`${this.base}/invitations/${each.id}`, { method: 'DELETE' })
      this.#invitations.items = this.#invitations.items.filter(({ id }) => id !== each.id)
      if (this.made?.invitation.id === each.id) this.made = undefined
      this.said = this.text.moderators.revoked(each.name)
    })
  }
}
