import { html, nothing } from 'lit/html.js'
import { read } from '../answer.ts'
import { followTheme, type Theme } from '../controllers/theme.ts'
import { loader } from '../loader.ts'
import { base } from '../styles/base.ts'
import { tokens } from '../styles/tokens.ts'
import { PartElement } from './part-element.ts'
import { listing } from './styles/listing.ts'

/**
 * What shows other pages of the site: asked for when a reader comes near, drawn where nobody sees it come. What stands inside
 * is there until then. Where it is seen already it stays: nothing moves under a reader's eyes.
 */
export abstract class ListingElement<Answer> extends PartElement {
  static override styles: readonly string[] = [tokens, base, listing]
  static override attributes = [...PartElement.attributes, 'theme', 'loading']
  static override properties = ['near', 'answer']

  declare theme: Theme
  /** Set by the loader when a reader comes near. */
  declare near: boolean | undefined
  declare protected answer: Answer | undefined

  readonly #scheme = followTheme(this)
  #asked: string | undefined
  #ask: AbortController | undefined

  constructor() {
    super()
    this.whileConnected(() => {
      loader.watch(this)
      return () => {
        // What was still on its way is asked for again where the element comes next.
        if (this.#ask) this.#asked = undefined
        this.#ask?.abort()
      }
    })
  }

  /** What is asked for, below the site; undefined where the owner has written all there is. */
  protected abstract question(): string | undefined

  /** What there is to draw of an answer; nothing where it says nothing. */
  protected abstract renderAnswer(answer: Answer): unknown

  protected override willUpdate() {
    if (!this.near) return
    const question = this.question()
    const url = question && `${this.base}${question}`
    if (url === this.#asked) return
    this.#asked = url
    this.#ask?.abort()
    if (url) void this.#load(url, (this.#ask = new AbortController()).signal)
    else this.answer = undefined
  }

  async #load(url: string, signal: AbortSignal) {
    // What stands inside is better than an apology for what nobody has asked for, or than what was said of another page.
    const answer = await this.fetchAnswer(url, signal).catch(() => undefined)
    const isDrawn = !this.keepsInside() || !(await isSeen(this))
    if (signal.aborted) return
    this.#ask = undefined
    if (isDrawn || answer === undefined) this.answer = answer
  }

  protected async fetchAnswer(url: string, signal: AbortSignal): Promise<Answer> {
    return read<Answer>(await fetch(url, { signal }))
  }

  /** Whether something stands inside that would have to make room. */
  protected keepsInside() {
    return this.textContent.trim() !== ''
  }

  protected override render() {
    const { answer } = this
    const drawn = answer === undefined ? nothing : this.renderAnswer(answer)
    return drawn === nothing ? html`<slot></slot>` : this.frame(this.#scheme(), drawn)
  }
}

/** Of a flick of a thumb: what is drawn a frame or two later would come under the eyes of who scrolls so far meanwhile. */
const FLICK = '400px'

/** Whether any of it is on the screen, or is in a moment. */
const isSeen = (element: Element) =>
  new Promise<boolean>((resolve) => {
    new IntersectionObserver(
      ([entry], observer) => {
        observer.disconnect()
        resolve(entry!.isIntersecting)
      },
      { rootMargin: FLICK },
    ).observe(element)
  })
