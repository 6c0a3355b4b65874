import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import { MAX_REACTIONS } from '../../../shared/limits.ts'
import type { ReactionKind } from '../../../shared/reaction.ts'
import type { RuleContext } from './controls.ts'

/** Which reactions readers have, and in which order: what is chosen last stands last. */
export function renderReactions({ words, draft, changed }: RuleContext) {
  const chosen = draft.get('reactions')
  const { names, shown, none } = words.reactions
  const toggle = (kind: ReactionKind, isOn: boolean) => {
    // Two clicks may come before the first is drawn.
    const others = draft.get('reactions').filter((other) => other !== kind)
    draft.set('reactions', isOn ? [...others, kind] : others)
    changed()
  }
  return html`<div class="inline">
      ${(Object.keys(names) as ReactionKind[]).map(
        (kind) =>
          html`<label class="check"
            ><input
              type="checkbox"
              name="reactions"
              value=${kind}
              ?disabled=${chosen.length >= MAX_REACTIONS && !chosen.includes(kind)}
              .checked=${live(chosen.includes(kind))}
              @change=${({ target }: Event) => toggle(kind, (target as HTMLInputElement).checked)}
            /><span>${names[kind]}</span></label
          >`,
      )}
    </div>
    <p class="meta">${chosen.length > 0 ? shown(chosen.map((kind) => names[kind]).join(', ')) : none}</p>`
}
