import type { ProblemType } from '../../shared/problem.ts'

/** The fields of the form, by their names in the contract. */
export type FieldName = 'body' | 'name' | 'email' | 'website'

/** Everything the form says. Each locale is one object of this type, so none can miss a message. Text only, never HTML. */
export interface FormMessages {
  title: string
  /** Before and after the name of whom the reply is for. */
  replyTo: readonly [before: string, after: string]
  cancelReply: string
  emailNote: string
  /** Stands before an asterisk. */
  requiredNote: string
  labels: Record<FieldName, string>
  hint: string
  remember: string
  post: string
  posting: string
  save: string
  saving: string
  cancel: string
  offline: string
  /** `age` is already in the reader's language: “2 min ago”; empty in the first minute. */
  draftSaved: (age: string) => string
  /** Negative when there are too many. The figure is the count without its sign, in the reader's digits. */
  charactersLeft: (left: number, figure: string) => string
  /** What to do about a field that is empty or not what it should be. */
  errors: Record<FieldName, string>
  tooShort: string
  tooLong: (figure: string) => string
  /** Keyed by problem type: a new way to refuse does not compile until every locale can say it. */
  problems: Record<Exclude<ProblemType, Ours> | 'offline', string>
}

/**
 * What goes wrong for reasons that a reader can do nothing about, or never meets in a form: `internal-error` is said
 * instead. A new problem type has to be listed here or in every locale.
 */
type Ours =
  | 'not-authenticated'
  | 'not-allowed'
  | 'not-found'
  | 'page-not-found'
  | 'decision-not-found'
  | 'decision-superseded'
  | 'site-exists'
  | 'method-not-allowed'
  | 'json-required'
  | 'request-too-large'
  | 'idempotency-key-reused'
  | 'sign-in-link-invalid'
  | 'confirmation-link-invalid'
  | 'member-token-invalid'
  | 'csrf-refused'
  | 'author-not-found'
  | 'block-not-found'
  | 'moderator-not-found'
  | 'invitation-not-found'
  | 'token-not-found'
  | 'session-not-found'
  | 'note-not-found'
  | 'last-owner'
  | 'page-exists'

/** The sentence for a refusal, also for one that a newer server knows and this widget does not. */
export const sayProblem = ({ problems }: FormMessages, type: ProblemType | 'offline'): string =>
  (problems as Partial<Record<string, string>>)[type] ?? problems['internal-error']
