import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { PATHS, icon } from '../icons.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { Moderation } from './moderation.ts'
import type { Standing } from './standing.ts'

/**
 * Beside the name: why a comment waits, or that it was taken down. Its author is told less.
 *
 * @tagname baraza-standing
 */
export class StandingElement extends ReactiveElement {
  static override properties = ['comment', 'standing', 'moderation']

  declare comment: Comment
  declare standing: Standing
  declare moderation: Moderation

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { comment, standing, moderation } = this
    const { held, checks, standings } = moderation.messages
    const { status = comment.status, checkName } = standing
    if (status === 'approved') return nothing
    const reason = checkName && checks[checkName]
    return html`<span class="awaiting"
      >${status === 'pending' ? icon(PATHS.clock) : nothing}${status === 'pending' && reason ? held(reason) : standings[status]}</span
    >`
  }
}
