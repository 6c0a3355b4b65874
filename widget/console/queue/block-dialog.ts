import { html } from 'lit'
import type { BlockKind } from '../../../shared/blocks.ts'
import type { Setting } from '../view-element.ts'
import type { Entry } from './entries.ts'

export interface BlockChoice {
  kinds: BlockKind[]
  alsoSpam: boolean
  reason: string | null
  expiresAt: string | null
}

const KINDS = ['author', 'email', 'email-domain', 'website-domain', 'ip'] as const
const DAYS = { day: 1, week: 7, month: 30, forever: null } as const

/** Asks how whoever wrote these comments is to be blocked. `submit` is called with the answer, `close` in any case. */
export function renderBlockDialog(
  { messages, formats }: Setting,
  targets: Entry[],
  submit: (choice: BlockChoice) => void,
  close: () => void,
) {
  const { blockDialog } = messages.queue
  const authors = new Map(targets.map(({ comment: { author } }) => [author.id, author.name]))
  const [name = ''] = authors.values()
  // What none of them has cannot be blocked.
  const kinds = KINDS.filter(
    (kind) => kind !== 'website-domain' || targets.some(({ comment }) => comment.author.website),
  )
  const handleSubmit = (event: SubmitEvent) => {
    const data = new FormData(event.target as HTMLFormElement)
    const days = DAYS[`${data.get('duration')}` as keyof typeof DAYS] ?? null
    const chosen = data.getAll('kind').map(String) as BlockKind[]
    if (chosen.length === 0) return event.preventDefault()
    submit({
      kinds: chosen,
      alsoSpam: data.has('alsoSpam'),
      reason: `${data.get('reason')}`.trim() || null,
      expiresAt: days && new Date(Date.now() + days * 86_400_000).toISOString(),
    })
  }
  return html`<dialog class="dialog" aria-labelledby="block-title" @close=${close}>
    <form method="dialog" @submit=${handleSubmit}>
      <h2 id="block-title">${blockDialog.title(authors.size, formats.figure(authors.size), name)}</h2>
      <fieldset>
        <legend>${blockDialog.what}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="check"
              ><input type="checkbox" name="kind" value=${kind} ?checked=${kind === 'author' || kind === 'email'} />
              <span>${blockDialog.kinds[kind]}</span></label
            >`,
        )}
      </fieldset>
      <label class="check"><input type="checkbox" name="alsoSpam" checked /><span>${blockDialog.alsoSpam}</span></label>
      <label class="field"
        ><span>${blockDialog.howLong}</span>
        <select name="duration">
          ${Object.keys(DAYS).map(
            (key) =>
              html`<option value=${key} ?selected=${key === 'forever'}>
                ${blockDialog.durations[key as keyof typeof DAYS]}
              </option>`,
          )}
        </select></label
      >
      <label class="field"
        ><span>${blockDialog.reason}</span><input name="reason" maxlength="500" autocomplete="off"
      /></label>
      <p class="quiet">${blockDialog.hint}</p>
      <div class="buttons">
        <button class="act" value="cancel" formnovalidate type="button" @click=${closeDialog}>
          ${messages.cancel}
        </button>
        <button class="act no" value="block">${blockDialog.submit}</button>
      </div>
    </form>
  </dialog>`
}

export const closeDialog = ({ target }: Event) => (target as Element).closest('dialog')!.close()
