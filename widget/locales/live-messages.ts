/** Counts come with their figure in the reader's digits. */
export interface LiveMessages {
  newComments: (count: number, figure: string) => string
  newReplies: (count: number, figure: string) => string
  reading: (count: number, figure: string) => string
}
