import { LitElement, type PropertyDeclarations } from 'lit'
import type { Me } from '../../shared/moderators.ts'
import type { Formats } from '../formats.ts'
import type { Address } from './address.ts'
import type { Live } from './live.ts'
import type { Messages } from './locales/messages.ts'
import type { SavedViews } from './saved-views.ts'

/** What every view of a site is given. */
export interface Setting {
  me: Me
  site: Me['sites'][number]
  messages: Messages
  formats: Formats
  /** What other moderators do meanwhile. */
  live: Live
  views: SavedViews
}

/**
 * One view of the console. It draws into the page itself, where one style sheet dresses everything: nobody else's is near.
 */
export abstract class ViewElement extends LitElement {
  static override properties: PropertyDeclarations = { setting: { attribute: false }, address: { attribute: false } }

  declare setting: Setting
  declare address: Address

  /** Of the site's own resources: `/sites/paper`. */
  protected get base() {
    return `/sites/${this.setting.site.id}`
  }

  protected override createRenderRoot() {
    return this
  }

  /** False when something is not stored and whoever asks to leave wants to stay. */
  mayLeave(): boolean {
    return true
  }
}

/** A view whose words come with it. It draws nothing before they are there. */
export abstract class WordedElement<Words> extends ViewElement {
  /** Set before the first drawing. */
  protected words!: Words

  protected abstract loadWords(): Promise<Words>

  protected override async scheduleUpdate() {
    this.words ??= await this.loadWords()
    await super.scheduleUpdate()
  }
}
