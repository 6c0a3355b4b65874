/** The fields of the form, by their names in the contract. */
export type FieldName = 'body' | 'name' | 'email' | 'website'

/** What is said to somebody who writes. Each locale is one object of this type, so none can miss a message. Text only, never HTML. */
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
  offline: string
  /** `age` is already in the reader's language: “2m ago”. */
  draftSaved: (age: string) => string
  /** What was sent has not arrived, or its answer has not. */
  failed: string
}
