import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import type { Setting } from '../elements/comment-form-element.ts'
import { icon, PATHS } from '../icons.ts'
import type { FieldName, FormMessages } from '../locales/form-messages.ts'
import type { RareMessages } from '../locales/rare-messages.ts'
import { FIELDS, type Refusals } from './fields.ts'

/** Title, the way out of a reply, and what has to be known before writing. */
export const renderHead = (
  { title, replyTo: [before, after], cancelReply, emailNote, requiredNote }: FormMessages,
  parent: Comment | null | undefined,
  cancel: () => void,
  setting: Setting,
) =>
  html`<div class="title">
      <h3 id="title">${parent?.author ? html`${before}<bdi>${parent.author.name}</bdi>${after}` : title}</h3>
      ${parent && html`<button type="button" class="link" @click=${cancel}>${cancelReply}</button>`}
    </div>
    <p class="note"><span id="email-note">${emailNote}</span> ${requiredNote} <span class="required">*</span></p>
    <baraza-notices .setting=${setting}></baraza-notices>`

/** A sentence with a sign before it. */
const renderSigned = (kind: string, path: string, sentence: string) =>
  html`<p class=${kind}>${icon(path)}<span>${sentence}</span></p>`

export const renderError = (sentence: string) => renderSigned('error', PATHS.alert, sentence)

export const renderSaved = (sentence: string) => renderSigned('quiet', 'm3 8 4 4 6-7', sentence)

export const renderOffline = (sentence: string) =>
  renderSigned('strip', 'M2 6a9 9 0 0 1 12 0M4 9a6 6 0 0 1 8 0M8 12h.01M3 2l10 12', sentence)

/**
 * Each field with its label above it and, below it, what is wrong or else a hint. Their values are the browser's, which may
 * fill them in without a word: they are read when they are sent.
 *
 * `rare` is undefined while nothing rare is to be said, and where it has not arrived; `length` is the comment's. One by one,
 * because an object for them is made, taken apart and downloaded.
 */
export const renderFields = (
  names: readonly FieldName[],
  { formats, maxLength }: Setting,
  messages: FormMessages,
  rare: RareMessages | undefined,
  refusals: Refusals,
  length: number,
  isBusy: boolean,
  isEdit: boolean,
) =>
  names.map((name) => {
    const { type, key = type, max = maxLength } = FIELDS[name]
    const isBody = name === 'body'
    const isRequired = name !== 'website'
    const code = refusals[name]
    const left = maxLength - length
    return html`<div class="field">
      <label for=${name}
        >${`${messages.labels[name]} `}
        ${isRequired && !isEdit ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</label
      >
      ${
        isBody
          ? // No `maxlength`: a reader's words are never cut.
            html`<textarea
              id=${name}
              name=${key}
              dir="auto"
              required
              readonly=${isBusy ? '' : nothing}
              aria-invalid=${!!code}
              aria-describedby="body-below"
            ></textarea>`
          : html`<input
              id=${name}
              name=${key}
              type=${type}
              autocomplete=${name === 'name' ? name : type}
              enterkeyhint=${isRequired ? 'next' : 'send'}
              maxlength=${max}
              dir="auto"
              .required=${isRequired}
              readonly=${isBusy ? '' : nothing}
              aria-invalid=${!!code}
              aria-describedby="${name}-note ${name}-below"
            />`
      }
      <div class="below" id="${name}-below">
        ${
          code
            ? renderError(rare?.refusals[code]?.(formats.figure(max)) ?? rare?.errors[name] ?? messages.requiredNote)
            : isBody
              ? html`<span>${messages.hint}</span>`
              : nothing
        }
        ${
          isBody && left < maxLength / 10
            ? html`<span class="count">${rare?.charactersLeft(left, formats.figure(Math.abs(left)))}</span>`
            : nothing
        }
      </div>
    </div>`
  })

/** And, for machines, a field that nobody sees, hears or reaches by keyboard. */
export const renderRemember = ({ remember }: FormMessages) =>
  html`<input class="visually-hidden" id="fax" name="fax" tabindex="-1" autocomplete="off" aria-hidden="true" /><label
      class="check"
    >
      <input type="checkbox" checked /><span>${remember}</span>
    </label>`
