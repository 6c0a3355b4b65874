import type { PageMessage } from '../../shared/live-page.ts'
import type { Acts } from '../acts.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { toSheet } from '../reactive-element.ts'
import { hereStyles } from '../styles/live.ts'
import type { Threads } from '../threads.ts'
import type { Clock } from './clock.ts'
import { loadLiveMessages } from './language.ts'
import { Line } from './line.ts'
import type { News } from './news.ts'
import { followPresence } from './presence.ts'

/** What happens on the page while somebody reads it. Where nothing of it arrives, everything else is as it was. */
export class Live {
  readonly #root: CommentsElement
  readonly #acts: Acts
  readonly #clock: Clock

  /** How many read, beside the heading. */
  readonly #here = document.createElement('baraza-here')

  #url: string | undefined
  #line: Line | undefined
  #isThere = false
  #threads: Threads | undefined

  /** All that was to be seen of the page at this revision is known here. */
  #revision = 0
  #readers = 0
  #news: News | undefined
  #before: Promise<unknown> = Promise.resolve()

  constructor(root: CommentsElement, acts: Acts, clock: Clock) {
    this.#root = root
    this.#acts = acts
    this.#clock = clock
    root.whileConnected((signal) => {
      // A policy of the page that forbids the socket is asked once.
      const handleViolation = ({ blockedURI }: SecurityPolicyViolationEvent) => {
        if (/^wss?:/.test(blockedURI)) this.#line?.end()
      }
      document.addEventListener('securitypolicyviolation', handleViolation, { signal })
    })
    ;(root.renderRoot as ShadowRoot).adoptedStyleSheets.push(toSheet(hereStyles))
    followPresence(root, clock, (isThere) => {
      this.#isThere = isThere
      if (isThere) this.#line?.open()
      else this.#line?.close()
    })
  }

  /** Each time that a list has come. */
  follow() {
    this.#turn()
    const url = this.#urlOfPage
    if (url !== this.#url) {
      this.#url = url
      this.#readers = 0
      this.#line?.end()
      this.#line = new Line(url.replace(/^http/, 'ws'), this.#clock, (message) => this.#hear(url, message))
      if (this.#isThere) this.#line.open()
    }
    void this.#sayReaders()
  }

  get #urlOfPage() {
    const { base, pageKey } = this.#root.setting
    return `${new URL(base.replace(/comments$/, 'live'), location.href)}?${new URLSearchParams({ pageKey })}`
  }

  /** Another list has come, with all that was to be told. */
  #turn() {
    const { page, threads } = this.#root.comments
    if (threads === this.#threads) return
    this.#threads = threads
    this.#revision = page!.revision
  }

  /** One after the other: what is asked for takes its time, and what comes meanwhile builds on it. */
  #hear(url: string, message: PageMessage) {
    const { comments, renderRoot } = this.#root
    this.#before = this.#before
      .then(async () => {
        // Another page is on its way, or there, and has no line yet.
        if (!comments.page || url !== this.#urlOfPage) return
        this.#turn()
        if ('readers' in message) {
          this.#readers = message.readers
          await this.#sayReaders()
        }
        if (message.type === 'readers' || message.revision <= this.#revision) return
        // Who moderates here is shown what readers are not given, and what they decide themselves.
        if (renderRoot.querySelector('baraza-moderator')) return
        const { News } = await import('./news.ts')
        if (!comments.page || comments.threads !== this.#threads || url !== this.#urlOfPage) return
        this.#news ??= new News(this.#root, this.#acts, this.#clock)
        const revision = await this.#news.take(message, this.#revision)
        if (comments.threads === this.#threads) this.#revision = revision
      })
      // What did not arrive is asked for by the next line.
      .catch(() => this.#line?.drop())
  }

  async #sayReaders() {
    const { locale, formats } = this.#root.locale
    const { reading } = await loadLiveMessages(locale)
    this.#here.textContent = this.#readers > 1 ? reading(this.#readers, formats.figure(this.#readers)) : ''
    this.#root.renderRoot.querySelector('h2')?.after(this.#here)
  }
}
