/** Who does something as a moderator, where and when. */
export interface Act {
  siteId: string
  moderatorId: string
  now: number
}
