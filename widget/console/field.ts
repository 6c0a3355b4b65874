import { html, nothing } from 'lit'
import type { FieldError } from '../../shared/problem.ts'
import { ApiError } from '../answer.ts'
import { icon, PATHS } from './icons.ts'

export type FieldCode = FieldError['code']

/** What the server found wrong with which field; empty for every other error. */
export const refusedFields = (error: unknown): Map<string, FieldCode> =>
  new Map(error instanceof ApiError ? error.errors.map(({ path, code }) => [path, code]) : [])

interface FieldParts {
  label: unknown
  hint?: unknown
  /** Stands beside what it is about. */
  error?: string | undefined
  control: unknown
}

/** A field with its label, one sentence about it, and what is wrong with it. Its control is `id`, described by `describe`. */
export const renderField = (id: string, { label, hint, error, control }: FieldParts) =>
  html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="quiet" id="${id}-hint">${hint}</p>` : nothing} ${control} ${renderError(id, error)}
  </div>`

export const renderError = (id: string, error: string | undefined) =>
  html`<div id="${id}-error" role="alert">
    ${error ? html`<p class="problem">${icon(PATHS.alert)}<span>${error}</span></p>` : nothing}
  </div>`

/** For `aria-describedby` of a control. */
export const describe = (id: string) => `${id}-hint ${id}-error`
