import type { FieldError, ProblemType } from '../../shared/problem.ts'
import type { FieldName } from './form-messages.ts'

/** What few readers ever see: the server's refusals, and what can be done about a comment of one's own. It comes when it is needed. */
export interface RareMessages {
  /** Said to screen readers of more comments. */
  shown: (count: number, figure: string) => string
  /** Above the form while far more people write than usual. */
  surge: string
  /** Stands before the name that the owner's site gives a member. */
  commentingAs: string
  /** Of the permalink that was followed. */
  linked: string
  linkedUnknown: string
  edit: string
  delete: string
  reallyDelete: string
  yes: string
  keep: string
  changeable: (minutes: number, figure: string) => string
  notChanged: string
  /** Said to screen readers when it has happened. */
  published: string
  nowDeleted: string
  nowEdited: string
  save: string
  saving: string
  cancel: string
  /** Negative when there are too many. The figure is the count without its sign, in the reader's digits. */
  charactersLeft: (left: number, figure: string) => string
  /** What to do about a field that is empty or not what it should be. */
  errors: Record<FieldName, string>
  /** What to do about a field, where there is more to say than what should stand in it. The figure is the most it takes. */
  refusals: Record<'too-short' | 'too-long', (figure: string) => string> & Refusals
  /** Keyed by problem type: a new way to refuse does not compile until every locale can say it. */
  problems: Record<Exclude<ProblemType, Ours>, string>
}

/** What else may be wrong with a field is said in `errors`. */
type Refusals = Partial<Record<FieldError['code'], (figure: string) => string>>

/**
 * What goes wrong for reasons that a reader can do nothing about, or never meets in a form: `internal-error` is said
 * instead. A new problem type has to be listed here or in every locale.
 */
type Ours =
  | 'not-authenticated'
  | 'not-allowed'
  | 'not-found'
  | 'page-not-found'
  | 'not-readable'
  | 'decision-not-found'
  | 'decision-superseded'
  | 'site-exists'
  | 'method-not-allowed'
  | 'json-required'
  | 'request-too-large'
  | 'idempotency-key-reused'
  | 'passkey-invalid'
  | 'passkey-not-found'
  | 'too-many-passkeys'
  | 'sign-in-link-invalid'
  | 'handover-invalid'
  | 'csrf-refused'
  | 'upgrade-required'
  | 'author-not-found'
  | 'block-not-found'
  | 'moderator-not-found'
  | 'invitation-not-found'
  | 'token-not-found'
  | 'session-not-found'
  | 'note-not-found'
  | 'reaction-not-offered'
  | 'view-not-found'
  | 'too-many-views'
  | 'last-owner'
  | 'too-many-pins'
  | 'page-exists'
  | 'confirmation-link-invalid'
  | 'changes-unknown'

/** The sentence for a refusal, also for one that a newer server knows and this widget does not. */
export const sayProblem = ({ problems }: RareMessages, type: string): string =>
  (problems as Partial<Record<string, string>>)[type] ?? problems['internal-error']
