import { html, type PropertyDeclarations } from 'lit'
import { DialogElement } from './dialog-element.ts'

/** Asked before what cannot be taken back. */
export interface Question {
  title: string
  what: string
  verb: string
  act: () => Promise<unknown>
}

/** Asks whether it is to be done, and does it: what is refused is said before the dialog goes. */
export class ConfirmElement extends DialogElement {
  static override properties: PropertyDeclarations = {
    ...DialogElement.properties,
    question: { attribute: false },
    saying: { attribute: false },
  }

  declare question: Question
  declare saying: (error: unknown) => string

  protected override get heading() {
    return this.question.title
  }

  protected override get submitLabel() {
    return this.question.verb
  }

  protected override get isDangerous() {
    return true
  }

  protected override renderFields() {
    return html`<p>${this.question.what}</p>`
  }

  protected override say(error: unknown) {
    return this.saying(error)
  }

  protected override async submit() {
    await this.question.act()
    return true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-confirm': ConfirmElement
  }
}
