import { html, nothing } from 'lit/html.js'
import type { ReactionKind, Reactions } from '../../shared/reaction.ts'
import type { ApiError } from '../answer.ts'
import { followTheme, type Theme } from '../controllers/theme.ts'
import { loader } from '../loader.ts'
import { tokens } from '../styles/tokens.ts'
import { frame } from './frame.ts'
import type { PartMessages } from './locales/messages.ts'
import { PartElement } from './part-element.ts'
import { findReactions, reactionsKey, recallReactions, storeReaction, type Place } from './reactions.ts'
import { styles } from './reactions-styles.ts'

type Wish = ReactionKind | null

/** One request after the other, of all elements of the page: the first one's answer brings the token for the next. */
let queue = Promise.resolve()

/**
 * What readers say of the article with one touch, each with its count. The site's settings say which there are.
 *
 * @tagname baraza-reactions
 * @attr page-key - The page; without it, the page that the element is on.
 * @attr {'auto' | 'light' | 'dark'} theme - As the page is, or always the same.
 * @attr {'lazy' | 'eager'} loading - Asks when a reader comes near, or at once.
 * @cssprop [--baraza-reactions-height=122px] - What is reserved in a column under 520 px, where six take two rows.
 */
export default class ReactionsElement extends PartElement {
  static override styles = [tokens, frame, styles]
  static override attributes = [...PartElement.attributes, 'theme']
  static override properties = ['near', 'answer', 'wish', 'lost']

  declare theme: Theme

  /** Set by the loader when a reader comes near. */
  declare near: boolean | undefined

  /** As the server last told it. */
  declare protected answer: Reactions | undefined

  /** What the reader wants, until the server has it. */
  declare protected wish: Wish | undefined

  /** What the server did not take, and why. */
  declare protected lost: { wish: Wish; why: keyof PartMessages['reactionLost'] } | undefined

  #place: Place | undefined
  #isAsked = false
  #acts = 0
  readonly #readTheme = followTheme(this)

  constructor() {
    super()
    this.whileConnected((signal) => {
      loader.watch(this)
      this.#isAsked = false
      addEventListener('online', () => this.answer ?? this.#load(), { signal })
      // What the reader does in another tab.
      const handleStorage = ({ key }: StorageEvent) => {
        if (this.#place && key === reactionsKey(this.#place)) void this.#load()
      }
      addEventListener('storage', handleStorage, { signal })
    })
  }

  protected override willUpdate() {
    const { siteName: site, base, key: pageKey } = this
    if (this.#place?.base !== base || this.#place.pageKey !== pageKey) {
      this.#place = { site, base, pageKey }
      this.answer = recallReactions(this.#place)
      this.wish = this.lost = undefined
      this.#isAsked = false
    }
    if (!this.near || this.#isAsked) return
    this.#isAsked = true
    void this.#load()
  }

  protected override render() {
    const { answer, messages, lost } = this
    if (answer?.reactions.length === 0) return nothing
    return this.frame(
      this.#readTheme(),
      html`<div
          class="kinds ${answer && answer.reactions.length > 6 ? 'many' : ''}"
          role="group"
          aria-label=${messages.reactionsAbout}
        >
          ${answer ? answer.reactions.map((reaction) => this.#renderReaction(reaction)) : html`<slot></slot>`}
        </div>
        <div class="note">
          <span role="status">${lost ? messages.reactionLost[lost.why] : ''}</span>
          ${
            lost &&
            html`<button @click=${() => this.#want(lost.wish)}>${messages.tryAgain}</button
              ><button @click=${() => this.#want()}>${messages.close}</button>`
          }
        </div>`,
    )
  }

  #renderReaction({ kind, count }: Reactions['reactions'][number]) {
    const { messages, formats } = this
    const isMine = this.#shown === kind
    const shown = count + +isMine - +(this.answer!.mine === kind)
    const figure = formats.figure(shown)
    // A newer server may offer what this code has no word for.
    const name = messages.reactions[kind] ?? kind
    return html`<button
      name=${kind}
      aria-pressed=${isMine}
      aria-label=${messages.reaction(name, shown, figure)}
      @click=${() => this.#want(this.#shown === kind ? null : kind)}
    >
      <span>${name}</span> <b>${figure}</b>
    </button>`
  }

  /** The reader's own, as they see it. */
  get #shown(): Wish {
    return this.wish === undefined ? this.answer!.mine : this.wish
  }

  /** Shown at once; without a wish, what could not be stored is given up. */
  #want(wish?: Wish) {
    const { lost } = this
    this.lost = undefined
    // The button that was pressed in the note goes with it.
    if (lost) this.renderRoot.querySelector<HTMLElement>(`[name=${lost.wish ?? this.answer!.mine}]`)?.focus()
    if (wish === undefined) return
    this.wish = wish
    queue = queue.then(() => this.#store())
  }

  /** Stores the last wish: those that were overtaken on the way are never sent. */
  async #store() {
    const { wish, answer } = this
    const place = this.#place!
    if (wish === undefined) return
    try {
      this.#acts++
      if (wish !== answer!.mine) this.#take(place, await storeReaction(place, wish, answer!.mine))
      if (place === this.#place && this.wish === wish) this.wish = undefined
    } catch (error) {
      if (place !== this.#place) return
      const { type } = error as ApiError
      this.lost = { wish: this.wish!, why: type === 'offline' || type === 'too-many-requests' ? type : 'other' }
      this.wish = undefined
      // The server may offer something else by now.
      if (this.lost.why === 'other') void this.#load()
    }
  }

  async #load() {
    const place = this.#place
    if (!this.near || !place) return
    const acts = this.#acts
    // What the page's author wrote into the element stays, or what is remembered here.
    const answer = await findReactions(place).catch(() => undefined)
    if (answer && acts === this.#acts) this.#take(place, answer)
  }

  #take(place: Place, answer: Reactions) {
    if (place === this.#place) this.answer = answer
  }
}
