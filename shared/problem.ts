/**
 * Every way the API can refuse, in one place: the worker builds its answers from this table, the widget chooses its
 * sentence by name, and `docs/api.md` lists each one (`problem.test.ts` compares).
 */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-authenticated': { status: 401, title: 'A valid moderator token is required' },
  'handover-invalid': { status: 401, title: 'This handover was used or has expired' },
  'sign-in-link-invalid': { status: 401, title: 'This link was used or has expired' },
  'passkey-invalid': { status: 401, title: 'This passkey opens nothing here' },
  'member-token-invalid': { status: 401, title: 'This member token cannot be trusted' },
  'not-allowed': { status: 403, title: 'This moderator may not do that here' },
  'csrf-refused': { status: 403, title: 'A session may only be used from the console itself' },
  'name-reserved': { status: 403, title: 'This name belongs to somebody of the site' },
  'origin-not-allowed': { status: 403, title: 'This origin may not write to this site' },
  'author-token-wrong': { status: 403, title: 'This author token does not belong to the comment' },
  'edit-window-closed': { status: 403, title: 'The time for changing this comment is over' },
  'confirmation-link-invalid': { status: 403, title: 'This link was used, has expired or is not of this site' },
  'challenge-failed': { status: 403, title: 'The proof that a person writes is missing or not right' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'site-not-found': { status: 404, title: 'No such site' },
  'page-not-found': { status: 404, title: 'No such page' },
  'comment-not-found': { status: 404, title: 'No such comment' },
  'decision-not-found': { status: 404, title: 'No such decision' },
  'author-not-found': { status: 404, title: 'No such author' },
  'block-not-found': { status: 404, title: 'No such block' },
  'moderator-not-found': { status: 404, title: 'No such moderator' },
  'invitation-not-found': { status: 404, title: 'No such invitation, or no longer' },
  'token-not-found': { status: 404, title: 'No such token' },
  'session-not-found': { status: 404, title: 'No such session' },
  'passkey-not-found': { status: 404, title: 'No such passkey' },
  'view-not-found': { status: 404, title: 'There is no such view' },
  'note-not-found': { status: 404, title: 'No such note' },
  'reaction-not-offered': { status: 404, title: 'The site does not offer this reaction' },
  'parent-not-found': { status: 404, title: 'The comment replied to is not on this page' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'parent-not-published': { status: 409, title: 'The comment replied to is not published' },
  'page-closed': { status: 409, title: 'This page takes no new comments' },
  'conversation-closed': { status: 409, title: 'This conversation takes no new replies' },
  'duplicate-comment': { status: 409, title: 'This was said here already' },
  'last-owner': { status: 409, title: 'A site keeps at least one owner' },
  'too-many-passkeys': { status: 409, title: 'You have as many passkeys as you may' },
  'too-many-views': { status: 409, title: 'There are as many views as there may be' },
  'too-many-pins': { status: 409, title: 'Three comments of this page are pinned: unpin one first' },
  'page-exists': { status: 409, title: 'Another page has this key' },
  'site-exists': { status: 409, title: 'A site with this id exists already' },
  'decision-superseded': { status: 409, title: 'A later decision on this comment stands' },
  'changes-unknown': { status: 410, title: 'What has changed since then is not known: ask for the list' },
  'request-too-large': { status: 413, title: 'The request is too large' },
  'json-required': { status: 415, title: 'The body must be sent as application/json' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key came with another comment before' },
  'not-readable': { status: 422, title: 'There is nothing at that address that can be read' },
  'upgrade-required': { status: 426, title: 'This is for WebSockets' },
  'too-many-requests': { status: 429, title: 'Too many, too quickly' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
} as const

export type ProblemType = keyof typeof PROBLEMS

/** What is wrong with one field. `code` is for programs and translations, `message` for developers. */
export interface FieldError {
  /** Dotted path of the field, for example `email` or `settings.editMinutes`. */
  path: string
  code: 'required' | 'too-short' | 'too-long' | 'unknown' | 'invalid'
  message: string
}

/** RFC 9457 problem details, as sent with `application/problem+json`. */
export interface Problem {
  type: `/problems/${ProblemType}`
  status: number
  title: string
  detail?: string
  /** For `invalid-request`: what is wrong, and where. */
  errors?: FieldError[]
}
