import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Tallies } from '../../shared/admin-acts.ts'
import type { Me } from '../../shared/moderators.ts'
import { Formats } from '../formats.ts'
import { followLinks, formatAddress, go, parseAddress, VIEWS, type Address, type View } from './address.ts'
import { ask, isProblem, SIGNED_OUT } from './api.ts'
import { icon, PATHS } from './icons.ts'
import { fromView, readFilter, writeFilter } from './queue/filter.ts'
import { Live, type LiveEvent } from './live.ts'
import { sayProblem, type Messages } from './locales/messages.ts'
import { readPass, SignInElement, type Pass } from './sign-in-element.ts'
import { SavedViews } from './saved-views.ts'
import type { MeChangedEvent } from './part-element.ts'
import type { Setting, ViewElement } from './view-element.ts'

customElements.define('baraza-sign-in', SignInElement)

/** Each view is a chunk of its own: who only decides never loads the rest. */
const LOADERS: Record<View, () => Promise<new () => ViewElement>> = {
  queue: async () => (await import('./queue/queue-element.ts')).QueueElement,
  authors: async () => (await import('./authors/authors-element.ts')).AuthorsElement,
  pages: async () => (await import('./pages/pages-element.ts')).PagesElement,
  rules: async () => (await import('./rules/rules-element.ts')).RulesElement,
  overview: async () => (await import('./overview/overview-element.ts')).OverviewElement,
  setup: async () => (await import('./setup/setup-element.ts')).SetupElement,
  account: async () => (await import('./account/account-element.ts')).AccountElement,
}

/**
 * The moderators' console: who is signed in, which site, which view. What a view shows is its own affair.
 *
 * @tagname baraza-console
 */
export class ConsoleElement extends LitElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    address: { state: true },
    me: { state: true },
    isSignedOut: { state: true },
    problem: { state: true },
    isMissing: { state: true },
    pendingCount: { state: true },
    others: { state: true },
    isMenuOpen: { state: true },
  }

  declare messages: Messages
  declare protected address: Address
  declare protected me: Me | undefined
  declare protected isSignedOut: boolean
  declare protected problem: string | undefined
  /** The code of the view did not arrive. */
  declare protected isMissing: boolean
  declare protected pendingCount: number | undefined
  declare protected others: string[]
  declare protected isMenuOpen: boolean

  #pass: Pass | undefined
  #setting: Setting | undefined
  #view: ViewElement | undefined
  /** Of what is shown. */
  #href = location.href

  constructor() {
    super()
    this.address = parseAddress(location)
    this.isSignedOut = this.isMenuOpen = this.isMissing = false
    this.others = []
    this.#pass = readPass(location.hash)
    // A link that was used is not left in the address, the history or a screenshot.
    if (this.#pass) history.replaceState(null, '', (this.#href = location.pathname))
    addEventListener('popstate', this.#handleNavigation)
    addEventListener(SIGNED_OUT, () => (this.isSignedOut = true))
    addEventListener('baraza-tallies', this.#handleTallies as EventListener)
    this.addEventListener('click', followLinks)
    this.addEventListener('baraza-me-changed', (event) => void this.#handleMeChange(event))
  }

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    document.documentElement.lang = this.messages.tag
    if (this.#pass) this.isSignedOut = true
    else void this.#loadMe()
  }

  async #loadMe() {
    this.problem = undefined
    try {
      this.me = await ask<Me>('/me')
      this.isSignedOut = false
      await this.#showView()
    } catch (error) {
      if (!isProblem(error, 'not-authenticated')) this.problem = sayProblem(this.messages, error)
    }
  }

  /** Makes the view that the address names, or tells the one that is there. */
  async #showView() {
    const { me } = this
    if (!me) return
    const siteId = this.address.siteId ?? me.sites[0]?.id
    const site = me.sites.find(({ id }) => id === siteId)
    if (!site) return this.#dropView()
    if (!this.address.siteId) return go(formatAddress({ siteId: site.id, view: 'queue' }), { replace: true })
    if (this.#setting?.site.id !== site.id) this.#enter(site)
    else if (this.#setting.me !== me) this.#setting = { ...this.#setting, me, site }
    const { view } = this.address
    const element = await LOADERS[view]().catch(() => undefined)
    if (view !== this.address.view || !this.#setting) return
    this.isMissing = !element
    // What the address does not name any more is not shown under its name.
    if (!element) return void (this.#view = undefined)
    if (!(this.#view instanceof element)) {
      if (!customElements.getName(element)) customElements.define(`baraza-${view}`, element)
      this.#view = new element()
    }
    this.#view.setting = this.#setting
    this.#view.address = this.address
    document.title = `${this.messages.views[view]}, ${site.name}`
    this.requestUpdate()
  }

  #enter(site: Me['sites'][number]) {
    this.#dropView()
    const live = new Live(site.id)
    this.#setting = {
      me: this.me!,
      site,
      messages: this.messages,
      formats: new Formats(this.messages.tag, this.messages.justNow),
      live,
      views: new SavedViews(site.id),
    }
    live.addEventListener('message', this.#handleLive as EventListener)
    live.connect()
    this.#setting.views.addEventListener('change', () => this.requestUpdate())
    void this.#setting.views.load()
    void ask<Tallies>(`/sites/${site.id}/tallies`).then(
      ({ tallies }) => (this.pendingCount = tallies.pending),
      () => {},
    )
  }

  #dropView() {
    this.#setting?.live.close()
    this.#setting = this.#view = undefined
    this.pendingCount = undefined
    this.isMissing = false
    this.others = []
    this.requestUpdate()
  }

  protected override render() {
    const { messages, me } = this
    const signIn = this.isSignedOut
      ? html`<baraza-sign-in
          .messages=${messages}
          .pass=${this.#pass}
          .isEnded=${!!me}
          @baraza-signed-in=${this.#handleSignedIn}
        ></baraza-sign-in>`
      : nothing
    if (!me) return this.isSignedOut ? signIn : this.#renderWaiting()
    // Behind the sign-in page everything stays as it is, with what is not stored yet.
    return html`${this.isSignedOut ? html`<div class="cover">${signIn}</div>` : nothing}
      <div class="console" data-view=${this.address.view} ?inert=${this.isSignedOut}>
        ${this.#renderSide(me)}
        ${this.#view ?? this.#renderEmpty(me)}
      </div>
    </header>`
  }

  #renderEmpty({ sites }: Me) {
    const { messages, isMissing } = this
    const what = isMissing
      ? messages.problems.offline
      : sites.length === 0
        ? messages.noSites
        : this.#setting || !this.address.siteId
          ? messages.loading
          : messages.unknownSite
    return html`<main class="empty">
      <h1 class="visually-hidden">${messages.console}</h1>
      <p role=${isMissing ? 'alert' : nothing}>${what}</p>
      ${isMissing ? html`<button class="act" @click=${() => void this.#showView()}>${messages.tryAgain}</button>` : nothing}
    </main>`
  }

  #renderWaiting() {
    const { messages, problem } = this
    return html`<main class="signin">
      <h1>${messages.console}</h1>
      <p role="status">${problem ?? messages.loading}</p>
      ${problem ? html`<button class="act" @click=${() => void this.#loadMe()}>${messages.tryAgain}</button>` : nothing}
    </main>`
  }

  #renderSide(me: Me) {
    const { messages, address, pendingCount } = this
    const site = this.#setting?.site
    return html`<header class="frame">
      <div class="phone-head">
        <span>${site?.name ?? messages.console}</span>
        <button
          aria-label=${messages.menu}
          aria-expanded=${this.isMenuOpen}
          aria-controls="side"
          @click=${() => (this.isMenuOpen = !this.isMenuOpen)}
        >
          ${icon(PATHS.more)}
        </button>
      </div>
      <div class="side" id="side" ?data-open=${this.isMenuOpen}>
        ${
          me.sites.length > 1
            ? html`<label class="site"
                ><span class="visually-hidden">${messages.sites}</span>
                <select @change=${this.#handleSite} .value=${site?.id ?? ''}>
                  ${me.sites.map(({ id, name }) => html`<option value=${id} ?selected=${id === site?.id}>${name}</option>`)}
                </select>
                ${icon(PATHS.down)}</label
              >`
            : html`<div class="site">${site?.name}</div>`
        }
        <nav aria-label=${messages.console}>
          ${
            site
              ? VIEWS.filter((view) => view !== 'account').map(
                  (view) =>
                    html`<a
                      href=${formatAddress({ siteId: site.id, view })}
                      aria-current=${view === address.view ? 'page' : nothing}
                      @click=${() => (this.isMenuOpen = false)}
                      >${messages.views[view]}
                      ${
                        view === 'queue' && pendingCount
                          ? html`<span class="num">${this.#setting!.formats.figure(pendingCount)}</span>`
                          : nothing
                      }</a
                    >`,
                )
              : nothing
          }
        </nav>
        ${this.#renderSavedViews()}
        <div class="me">
          ${
            this.others.length > 0
              ? html`<span class="team"><span class="dot"></span>${messages.here(this.others)}</span>`
              : nothing
          }
          ${
            site
              ? html`<a
                  href=${formatAddress({ siteId: site.id, view: 'account' })}
                  aria-current=${address.view === 'account' ? 'page' : nothing}
                  @click=${() => (this.isMenuOpen = false)}
                  ><b><bdi>${me.name}</bdi></b
                  ><span class="visually-hidden"> ${messages.views.account}</span></a
                >`
              : html`<b>${me.name}</b>`
          }
          <button class="quiet" @click=${this.#handleSignOut}>${messages.signOut}</button>
        </div>
      </div>
    </header>`
  }

  #renderSavedViews() {
    const setting = this.#setting
    if (!setting?.views.list.length) return nothing
    const here = `${writeFilter(readFilter(this.address.query))}`
    return html`<h2>${this.messages.savedViews}</h2>
      <nav aria-label=${this.messages.savedViews}>
        ${setting.views.list.map(({ name, query }) => {
          const filter = writeFilter(fromView(query))
          return html`<a
            href=${formatAddress({ siteId: setting.site.id, view: 'queue', query: filter })}
            aria-current=${this.address.view === 'queue' && `${filter}` === here ? 'true' : nothing}
            @click=${() => (this.isMenuOpen = false)}
            ><bdi>${name}</bdi></a
          >`
        })}
      </nav>`
  }

  readonly #handleNavigation = () => {
    const address = parseAddress(location)
    const isElsewhere = (['siteId', 'view', 'id'] as const).some((part) => address[part] !== this.address[part])
    // Also the browser's own buttons come here when they have gone already.
    if (isElsewhere && this.#view?.mayLeave() === false) return history.pushState(null, '', this.#href)
    this.address = address
    this.#href = location.href
    void this.#showView()
  }

  readonly #handleSignedIn = () => {
    this.#pass = undefined
    void this.#loadMe()
  }

  readonly #handleMeChange = async ({ to }: MeChangedEvent) => {
    await this.#loadMe()
    if (to) go(to)
  }

  readonly #handleSite = ({ target }: Event) => {
    const select = target as HTMLSelectElement
    go(formatAddress({ siteId: select.value, view: this.address.view }))
    // Whoever wants to stay is still where the menu said.
    select.value = this.address.siteId ?? ''
  }

  readonly #handleSignOut = async () => {
    await ask('/session', { method: 'DELETE' }).catch(() => {})
    // Nothing of what was on the page is left to whoever comes next.
    location.assign('/admin/')
  }

  readonly #handleTallies = ({ detail }: CustomEvent<Tallies['tallies']>) => {
    this.pendingCount = detail.pending
  }

  readonly #handleLive = ({ message }: LiveEvent) => {
    if (message.type === 'present')
      this.others = message.moderators.filter(({ id }) => id !== this.me?.id).map(({ name }) => name)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-console': ConsoleElement
    'baraza-sign-in': SignInElement
  }
}
