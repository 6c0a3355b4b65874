import { html } from 'lit/html.js'
import { followTheme, type Theme } from '../controllers/theme.ts'
import { tokens } from '../styles/tokens.ts'
import { frame } from './frame.ts'
import { PartElement } from './part-element.ts'
import { chooseTheme, followStorage, restoreTheme, shownTheme, type ThemeChoice } from './theme-choice.ts'
import { themeStyles } from './theme-styles.ts'

/** A reader has chosen. The page is set by then; other toggles and other tabs follow without an event of their own. */
export class ThemeChangedEvent extends Event {
  readonly choice: ThemeChoice

  constructor(choice: ThemeChoice) {
    super('baraza-theme-changed', { bubbles: true, composed: true })
    this.choice = choice
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'baraza-theme-changed': ThemeChangedEvent
  }
}

const CHOICES = ['auto', 'light', 'dark'] as const

/**
 * Lets readers choose between light, dark and what their system says, for the whole page. The choice is kept in the
 * reader's browser and set as `data-theme` and `color-scheme` on `<html>`; `theme.js` in the head sets it before the first
 * paint.
 *
 * @tagname baraza-theme-toggle
 * @attr lang - The language of its words; without it, that of the page around it.
 * @fires baraza-theme-changed - A reader has chosen; `choice` is `auto`, `light` or `dark`.
 */
export default class ThemeToggleElement extends PartElement {
  static override styles = [tokens, frame, themeStyles]

  readonly theme: Theme = 'auto'
  readonly #readTheme = followTheme(this)

  constructor() {
    super()
    this.whileConnected((signal) => {
      restoreTheme()
      followStorage({ signal })
      const observer = new MutationObserver(() => this.requestUpdate())
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
      return () => observer.disconnect()
    })
  }

  protected override render() {
    const { theme } = this.messages
    return this.frame(
      this.#readTheme(),
      html`<fieldset>
        <legend class="visually-hidden">${theme.legend}</legend>
        ${CHOICES.map(
          (choice) =>
            html`<label
              ><input type="radio" name="theme" value=${choice} @change=${this.#handleChange} />${theme[choice]}</label
            >`,
        )}
      </fieldset>`,
    )
  }

  /** Not drawn: a radio that was clicked is no longer what was drawn. */
  protected override updated() {
    for (const radio of this.renderRoot.querySelectorAll('input')) radio.checked = radio.value === shownTheme()
  }

  readonly #handleChange = ({ target }: Event) => {
    const choice = (target as HTMLInputElement).value as ThemeChoice
    chooseTheme(choice)
    this.dispatchEvent(new ThemeChangedEvent(choice))
  }
}
