import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Role } from '../../../shared/admin.ts'
import type { SiteModerator } from '../../../shared/moderators.ts'
import { ask } from '../api.ts'
import { renderEnd, type Keyset } from '../keyset.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { MeChangedEvent, PartElement } from '../part-element.ts'
import { InvitationsElement } from './invitations-element.ts'

customElements.define('baraza-setup-invitations', InvitationsElement)

const ROLES = ['moderator', 'owner'] as const satisfies readonly Role[]

/** Who may decide on a site, and who is asked to. */
export class ModeratorsElement extends PartElement<SetupMessages> {
  #moderators!: Keyset<SiteModerator>

  override connectedCallback() {
    super.connectedCallback()
    this.#moderators = this.list(`${this.base}/moderators`, 'moderators')
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#moderators.close()
  }

  protected override render() {
    const { text, setting } = this
    const words = text.moderators
    return html`<section class="group">
        <h2>${words.title}</h2>
        <p class="meta">${words.rolesHint}</p>
        <ul aria-label=${words.title} aria-busy=${this.#moderators.state === 'loading'}>
          ${repeat(
            this.#moderators.items,
            ({ id }) => id,
            (each) => this.#renderModerator(each),
          )}
        </ul>
        ${renderEnd(setting, this.#moderators, '')}
        <p class="visually-hidden" role="status">${this.said}</p>
      </section>
      ${
        this.isOwner
          ? html`<baraza-setup-invitations .setting=${setting} .text=${text}></baraza-setup-invitations>`
          : nothing
      }
      ${this.renderQuestion()}`
  }

  #renderModerator(each: SiteModerator) {
    const { text, setting, isOwner } = this
    const words = text.moderators
    const isMe = each.id === setting.me.id
    return html`<li class="row setup-row">
      <div>
        <b><bdi>${each.name}</bdi></b
        >${isMe ? html` <span class="meta">${words.you}</span>` : nothing}
        <p class="meta">${words.since(setting.formats.date(each.joinedAt))}</p>
      </div>
      <div class="row-acts">
        ${
          isOwner
            ? html`<select
                class="role"
                aria-label=${words.roleOf(each.name)}
                .value=${live(each.role)}
                @change=${(event: Event) => this.#handleRole(each, event)}
              >
                ${ROLES.map(
                  (role) => html`<option value=${role} ?selected=${role === each.role}>${words.roles[role]}</option>`,
                )}
              </select>`
            : html`<span class="meta">${words.roles[each.role]}</span>`
        }
        ${
          isMe
            ? html`<button type="button" class="quiet-act" @click=${() => this.#askToLeave(each)}>
                ${words.leave}
              </button>`
            : isOwner
              ? html`<button
                  type="button"
                  class="quiet-act no"
                  aria-label=${words.removeWho(each.name)}
                  @click=${() => this.#askToRemove(each)}
                >
                  ${words.remove}
                </button>`
              : nothing
        }
      </div>
      ${this.renderFailure(each.id)}
    </li>`
  }

  #handleRole(each: SiteModerator, { target }: Event) {
    const role = (target as HTMLSelectElement).value as Role
    const change = () => this.#change(each, role)
    if (each.id !== this.setting.me.id) return void this.attempt(each.id, change)
    // The way back would be somebody else's to open.
    const { roleTitle, roleWhat, roleVerb } = this.text.moderators
    this.question = { title: roleTitle(this.setting.site.name), what: roleWhat, verb: roleVerb, act: change }
  }

  async #change(each: SiteModerator, role: Role) {
    const path = `${this.base}/moderators/${each.id}`
    const { moderator } = await ask<{ moderator: SiteModerator }>(path, { method: 'PATCH', body: { role } })
    this.#moderators.items = this.#moderators.items.map((other) => (other.id === each.id ? moderator : other))
    this.said = this.text.saved
    if (each.id === this.setting.me.id) this.dispatchEvent(new MeChangedEvent())
  }

  #askToRemove(each: SiteModerator) {
    const words = this.text.moderators
    this.question = {
      title: words.removeTitle(each.name, this.setting.site.name),
      what: words.removeWhat,
      verb: words.remove,
      act: async () => {
        await this.#remove(each)
        this.#moderators.items = this.#moderators.items.filter(({ id }) => id !== each.id)
        this.said = words.removed(each.name)
      },
    }
  }

  #askToLeave(each: SiteModerator) {
    const words = this.text.moderators
    this.question = {
      title: words.leaveTitle(this.setting.site.name),
      what: words.leaveWhat,
      verb: words.leave,
      act: async () => {
        await this.#remove(each)
        this.dispatchEvent(new MeChangedEvent('/admin/'))
      },
    }
  }

  #remove({ id }: SiteModerator) {
    return ask(`${this.base}/moderators/${id}`, { method: 'DELETE' })
  }
}
