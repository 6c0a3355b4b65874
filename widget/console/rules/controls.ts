import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { MAX_RESERVED_NAMES, SETTING_RANGES } from '../../../shared/limits.ts'
import { describe, renderError } from '../field.ts'
import type { RulesMessages } from '../locales/rules-messages.ts'
import type { Setting } from '../view-element.ts'
import type { Draft } from './draft.ts'
import { renderReactions } from './reactions.ts'
import { isNullable, type Field, type ListName, type NumberName, type SwitchName } from './fields.ts'

export interface RuleContext {
  setting: Setting
  words: RulesMessages
  draft: Draft
  /** Called after each change of the draft. */
  changed: () => void
}

const idOf = ({ name }: Field) => `rule-${name}`
const valueOf = ({ target }: Event) => (target as HTMLInputElement).value
const isChecked = ({ target }: Event) => (target as HTMLInputElement).checked

/** One setting: what it is called, one sentence about it, its control, and what is wrong with it. */
export function renderRule(context: RuleContext, field: Field) {
  const { words, draft, setting } = context
  const { label, hint } = words.fields[field.name]
  const id = idOf(field)
  const isLocked = setting.site.role !== 'owner' && field.kind !== 'words'
  const isChanged = draft.isChanged(field.name)
  const was = html`<span class="was">${isChanged ? sayBefore(context, field) : nothing}</span>`
  const below = html`<p class="meta" id="${id}-hint">${hint}</p>`
  const error = renderError(id, errorOf(context, field))
  const classes = `rule rule-${field.kind}`
  if (field.kind === 'switch')
    return html`<div class=${classes} ?data-changed=${isChanged}>
      <div class="rule-head">${renderSwitch(context, field.name, label, isLocked)}${was}</div>
      ${below} ${error}
    </div>`
  if (field.kind === 'moderation' || field.kind === 'sort' || field.kind === 'reactions')
    return html`<fieldset class=${classes} ?data-changed=${isChanged} ?disabled=${isLocked}>
      <legend class="rule-head"><span>${label}</span>${was}</legend>
      ${below} ${renderChoice(context, field)} ${error}
    </fieldset>`
  return html`<div class=${classes} ?data-changed=${isChanged}>
    <div class="rule-head"><label for=${id}>${label}</label>${was}</div>
    ${below} ${renderControl(context, field, isLocked)} ${error}
  </div>`
}

function renderChoice(context: RuleContext, field: Extract<Field, { kind: 'moderation' | 'sort' | 'reactions' }>) {
  if (field.kind === 'reactions') return renderReactions(context)
  return field.kind === 'sort' ? renderSort(context, field.options) : renderModeration(context, field.options)
}

function renderControl(context: RuleContext, field: Field, isLocked: boolean) {
  switch (field.kind) {
    case 'number':
      return renderNumber(context, field.name, isLocked)
    case 'words':
      return renderWords(context, field.name)
    case 'names':
      return renderNames(context, isLocked)
    case 'key':
      return renderKey(context, isLocked)
    default:
      return nothing
  }
}

const renderSwitch = ({ draft, changed }: RuleContext, name: SwitchName, label: string, isLocked: boolean) =>
  html`<label class="switch"
    ><input
      type="checkbox"
      role="switch"
      id="rule-${name}"
      ?disabled=${isLocked}
      .checked=${live(draft.get(name))}
      aria-describedby=${describe(`rule-${name}`)}
      @change=${(event: Event) => {
        draft.set(name, isChecked(event))
        changed()
      }}
    /><span>${label}</span></label
  >`

const renderModeration = (
  { words, draft, changed }: RuleContext,
  options: Extract<Field, { kind: 'moderation' }>['options'],
) =>
  options.map(
    (option) =>
      html`<label class="check radio"
        ><input
          type="radio"
          name="moderation"
          value=${option}
          .checked=${live(draft.get('moderation') === option)}
          @change=${() => {
            draft.set('moderation', option)
            changed()
          }}
        /><span
          ><b>${words.moderation[option].label}</b> <span class="meta">${words.moderation[option].hint}</span></span
        ></label
      >`,
  )

const renderSort = ({ words, draft, changed }: RuleContext, options: Extract<Field, { kind: 'sort' }>['options']) =>
  html`<div class="inline">
    ${options.map(
      (option) =>
        html`<label class="check radio"
          ><input
            type="radio"
            name="sort"
            value=${option}
            .checked=${live(draft.get('sort') === option)}
            @change=${() => {
              draft.set('sort', option)
              changed()
            }}
          /><span>${words.sort[option]}</span></label
        >`,
    )}
  </div>`

/** A figure; where null means any number, a box beside it says so. */
function renderNumber({ words, draft, changed }: RuleContext, name: NumberName, isLocked: boolean) {
  const value = draft.get(name)
  const { min, max, usual } = SETTING_RANGES[name]
  const id = `rule-${name}`
  const set = (next: number | null) => {
    draft.set(name, next as number)
    changed()
  }
  // What was there before "any number" comes back with it.
  const handleAny = (event: Event) => set(isChecked(event) ? null : (draft.stored(name) ?? usual))
  return html`<div class="inline">
    <input
      id=${id}
      class="num"
      type="number"
      inputmode="numeric"
      min=${min}
      max=${max}
      ?disabled=${isLocked || value === null}
      .value=${value === null || Number.isNaN(value) ? '' : `${value}`}
      aria-invalid=${draft.wrong.includes(name)}
      aria-describedby=${describe(id)}
      @input=${(event: Event) => {
        const typed = valueOf(event)
        set(typed.trim() === '' ? NaN : Number(typed))
      }}
    /><span class="unit">${words.units[name]}</span>
    ${
      isNullable(name)
        ? html`<label class="check"
            ><input type="checkbox" ?disabled=${isLocked} .checked=${live(value === null)} @change=${handleAny} /><span
              >${words.any[name]}<span class="visually-hidden">, ${words.fields[name].label}</span></span
            ></label
          >`
        : nothing
    }
  </div>`
}

function renderWords({ setting, words, draft, changed }: RuleContext, name: ListName) {
  const id = `rule-${name}`
  const text = draft.getWords(name)
  const { entryCount } = draft.list(name)
  const lines = draft.isChanged(name) ? text.split('\n').filter((line) => line.trim() !== '').length : undefined
  return html`<textarea
      id=${id}
      class="list"
      rows="6"
      dir="auto"
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      .value=${live(text)}
      aria-describedby=${describe(id)}
      @input=${(event: Event) => {
        draft.setWords(name, valueOf(event))
        changed()
      }}
    ></textarea>
    <p class="meta num">
      ${
        lines === undefined
          ? words.entries(entryCount, setting.formats.figure(entryCount))
          : words.lines(lines, setting.formats.figure(lines))
      }
    </p>`
}

/** A line that is being typed is kept as it is: only whole names are told. */
function renderNames({ draft, changed }: RuleContext, isLocked: boolean) {
  const names = draft.get('reservedNames')
  return html`<textarea
    id="rule-reservedNames"
    rows="3"
    dir="auto"
    spellcheck="false"
    autocomplete="off"
    ?disabled=${isLocked}
    .defaultValue=${names.join('\n')}
    aria-describedby=${describe('rule-reservedNames')}
    @input=${(event: Event) => {
      const lines = valueOf(event).split('\n')
      draft.set('reservedNames', lines.map((line) => line.trim()).filter(Boolean))
      changed()
    }}
  ></textarea>`
}

const renderKey = ({ draft, changed }: RuleContext, isLocked: boolean) =>
  html`<input
    id="rule-turnstileSiteKey"
    class="key"
    type="text"
    maxlength="100"
    autocomplete="off"
    spellcheck="false"
    ?disabled=${isLocked}
    .value=${live(draft.get('turnstileSiteKey') ?? '')}
    aria-describedby=${describe('rule-turnstileSiteKey')}
    @input=${(event: Event) => {
      draft.set('turnstileSiteKey', valueOf(event).trim() || null)
      changed()
    }}
  />`

function errorOf({ setting, words, draft }: RuleContext, { kind, name }: Field): string | undefined {
  if (kind === 'number' && draft.wrong.includes(name)) {
    const { min, max } = SETTING_RANGES[name]
    return words.range(setting.formats.figure(min), setting.formats.figure(max))
  }
  const code = draft.refusalOf(name)
  if (code === undefined) return undefined
  if (kind === 'names' && (code === 'too-long' || draft.get('reservedNames').length > MAX_RESERVED_NAMES))
    return words.tooMany
  return setting.messages.fields[code]
}

/** What is stored, where that can be said in a word. */
function sayBefore({ setting, words, draft }: RuleContext, field: Field): string {
  switch (field.kind) {
    case 'switch':
      return words.was(draft.stored(field.name) ? words.on : words.off)
    case 'number': {
      const value = draft.stored(field.name)
      return words.was(
        value === null ? words.any[field.name as keyof RulesMessages['any']] : setting.formats.figure(value),
      )
    }
    case 'moderation':
      return words.was(words.moderation[draft.stored('moderation')].label)
    case 'sort':
      return words.was(words.sort[draft.stored('sort')])
    case 'key':
      return words.was(draft.stored('turnstileSiteKey') ?? words.nothing)
    default:
      return words.changed
  }
}
