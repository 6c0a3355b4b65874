import type { ReportReason } from '../../shared/report.ts'

type Plural<Said = string> = (count: number, figure: string) => Said

/** Of what did not arrive, and what to do. */
export type NotSent = Record<'offline' | 'too-many-requests' | 'other', string>

/** What readers do with comments beside answering them. Figures come in the reader's digits; the number chooses the plural. */
export interface EngageMessages {
  /** Of a button that says how many have. */
  vote: (figure: string) => string
  votes: Plural
  /** In what a row has left: a few words. */
  notSent: NotSent
  share: string
  shareTitle: (name: string, title: string) => string
  copied: string
  notCopied: (url: string) => string
  /** What is behind the dots. */
  more: (name: string) => string
  /** A comment with that many replies. */
  collapse: Plural
  replies: Plural
  mute: (name: string) => string
  /** Around a name. */
  muted: readonly [before: string, after: string]
  show: string
  unmute: string
  /** Of one comment. */
  isNew: string
  /** A narrow column has room for the first half. */
  fresh: Plural<readonly [count: string, since: string]>
  nextNew: string
  quote: string
  report: string
  reportTitle: string
  reportHint: string
  reason: string
  reasons: Record<ReportReason, string>
  note: string
  optional: string
  cancel: string
  close: string
  reported: string
  notReported: NotSent
  /** The dialog itself did not arrive. */
  notOpened: string
}
