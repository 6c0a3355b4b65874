import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import type { AdminComment } from '../../../shared/admin.ts'
import type { AdminPage } from '../../../shared/page.ts'
import type { Report } from '../../../shared/report.ts'
import { renderRichText } from '../../rich-text.ts'
import { webAddress } from '../../web-address.ts'
import { formatAddress } from '../address.ts'
import { ask } from '../api.ts'
import type { Setting } from '../view-element.ts'
import { mark } from './marks.ts'
import { sayWhy } from './why.ts'

/** Held keys pass many comments: only what is looked at for this long is asked about. */
const PAUSE = 150

/**
 * What one wants to know of a comment before deciding: why it is here, what it answers, where, and who wrote it.
 */
export class ContextElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    comment: { attribute: false },
    page: { state: true },
    reports: { state: true },
  }

  declare setting: Setting
  declare comment: AdminComment | undefined
  declare protected page: AdminPage | undefined
  declare protected reports: Report[]

  #abort = new AbortController()

  protected override createRenderRoot() {
    return this
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('comment')
    if (!changed.has('comment') || before?.id === this.comment?.id) return
    if (before?.page.key !== this.comment?.page.key) this.page = undefined
    this.reports = []
    this.#abort.abort()
    const { signal } = (this.#abort = new AbortController())
    setTimeout(() => signal.aborted || void this.#load(signal), PAUSE)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
  }

  /** What does not come is not shown: a decision never waits for it. */
  async #load(signal: AbortSignal) {
    const { comment, setting } = this
    if (!comment) return
    const base = `/sites/${setting.site.id}`
    const [page, reports] = await Promise.all([
      this.page ??
        ask<{ page: AdminPage }>(`${base}/page?pageKey=${encodeURIComponent(comment.page.key)}`, { signal }).then(
          ({ page }) => page,
          () => undefined,
        ),
      comment.reportCount > 0
        ? ask<{ reports: Report[] }>(`${base}/comments/${encodeURIComponent(comment.id)}/reports`, { signal }).then(
            ({ reports }) => reports,
            () => [],
          )
        : [],
    ])
    if (!signal.aborted) Object.assign(this, { page, reports })
  }

  protected override render() {
    const { comment, setting } = this
    const { queue } = setting.messages
    if (!comment) return html`<p class="none quiet">${queue.contextEmpty}</p>`
    return html`${this.#renderWhy(comment)} ${this.#renderReports(comment)} ${this.#renderParent(comment)}
    ${this.#renderReading(comment)} ${this.#renderPage(comment)} ${this.#renderAuthor(comment)}`
  }

  #renderWhy(comment: AdminComment) {
    if (comment.checkName === null) return nothing
    return html`<section>
      <h2>${this.setting.messages.queue.whyTitle}</h2>
      <p>${sayWhy(this.setting, comment)}</p>
    </section>`
  }

  #renderReports({ reportCount }: AdminComment) {
    const { messages, formats } = this.setting
    if (reportCount === 0 && !this.reports?.length) return nothing
    return html`<section>
      <h2>${messages.queue.reportsTitle}</h2>
      <ul class="reasons">
        ${(this.reports ?? []).map(
          ({ reason, note, createdAt }) =>
            html`<li>
              <span>${messages.queue.reportReasons[reason] ?? reason}</span><small>${formats.ago(createdAt)}</small>
              ${note ? html`<small dir="auto">${note}</small>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`
  }

  #renderParent({ parentId, parent }: AdminComment) {
    const { queue } = this.setting.messages
    if (parentId === null) return nothing
    return html`<section>
      <h2>${queue.answers}</h2>
      <blockquote dir="auto">
        <b>${parent?.authorName ?? queue.removedComment}</b>
        <p>${parent?.excerpt}</p>
      </blockquote>
    </section>`
  }

  /** Where Markdown does something, also what it does. */
  #renderReading({ content, body }: AdminComment) {
    const isPlain = content.every(
      (block) => block.type === 'paragraph' && block.children.every((child) => typeof child === 'string'),
    )
    if (isPlain || body.length > 2000) return nothing
    return html`<section>
      <h2>${this.setting.messages.queue.asReadersSee}</h2>
      <div class="reading" dir="auto">${renderRichText(content)}</div>
    </section>`
  }

  #renderPage(comment: AdminComment) {
    const { page } = comment
    const { messages, formats } = this.setting
    const count = this.page?.commentCount
    const url = page.url ? webAddress(page.url) : null
    return html`<section>
      <h2>${messages.queue.page_}</h2>
      <h3><bdi>${page.title ?? page.key}</bdi></h3>
      <p class="quiet num">
        ${count === undefined ? nothing : messages.queue.comments(count, formats.figure(count))}
        ${url ? html`<a class="link" href=${url} target="_blank" rel="noopener">${messages.queue.open}</a>` : nothing}
      </p>
      <baraza-on-page look="link" .setting=${this.setting} .comment=${comment}></baraza-on-page>
    </section>`
  }

  #renderAuthor({ author, facts }: AdminComment) {
    const { messages, formats, site } = this.setting
    const { queue } = messages
    const { history } = author
    const { approvedCount, rejectedCount, spamCount } = history
    const isNew = approvedCount + rejectedCount + spamCount === 0
    const counts = [
      queue.approvedCount(approvedCount, formats.figure(approvedCount)),
      queue.rejectedCount(rejectedCount, formats.figure(rejectedCount)),
      queue.spamCount(spamCount, formats.figure(spamCount)),
    ]
    const record = isNew ? queue.firstComment : counts.join(', ')
    const marked = (text: string, field: 'name' | 'email' | 'website') =>
      mark(text, field, facts).map(({ text, reasons }) => (reasons.length > 0 ? html`<mark>${text}</mark>` : text))
    return html`<section>
      <h2>${queue.author}</h2>
      <h3><bdi>${marked(author.name, 'name')}</bdi></h3>
      ${renderRecord(history, record)} ${history.isBlocked ? html`<p class="problem">${queue.blocked}</p>` : nothing}
      ${history.timeoutUntil ? html`<p class="caution">${queue.timeout(formats.date(history.timeoutUntil, 'short'))}</p>` : nothing}
      <dl class="who">
        <dt>${queue.email}</dt>
        <dd>
          ${author.email === null ? queue.noEmail : html`<bdi>${marked(author.email, 'email')}</bdi>`},
          ${history.verifiedAt ? queue.confirmed : queue.unconfirmed}
        </dd>
        ${
          author.website
            ? html`<dt>${queue.website}</dt>
                <dd><bdi>${marked(author.website, 'website')}</bdi></dd>`
            : nothing
        }
        <dt>${queue.firstSeen}</dt>
        <dd>${formats.date(history.firstSeenAt)}</dd>
        <dt>${queue.record}</dt>
        <dd class="num">${record}</dd>
      </dl>
      <a class="link author-link" href=${formatAddress({ siteId: site.id, view: 'authors', id: author.id })}
        >${queue.history}</a
      >
    </section>`
  }
}

/** At most so many squares: beyond them each stands for more than one. */
const SQUARES = 24

/** The record at a glance: a square for each comment, or for each share of them. */
function renderRecord({ approvedCount, rejectedCount, spamCount }: AdminComment['author']['history'], label: string) {
  const total = approvedCount + rejectedCount + spamCount
  if (total === 0) return nothing
  const squares = (count: number) => (total <= SQUARES ? count : Math.ceil((count / total) * SQUARES))
  const row = (count: number, kind: string) => Array.from({ length: squares(count) }, () => html`<i class=${kind}></i>`)
  return html`<div class="record" role="img" aria-label=${label}>
    ${row(approvedCount, 'a')}${row(rejectedCount, 'r')}${row(spamCount, 's')}
  </div>`
}
