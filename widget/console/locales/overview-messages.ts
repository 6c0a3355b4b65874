/** What the overview says. */
export interface OverviewMessages {
  ranges: Record<'7' | '28' | '365', string>
  range: string
  notLoaded: string
  none: string
  comments: string
  /** Of a share: 0.06 is 6 % more than before. */
  more: (share: string) => string
  less: (share: string) => string
  same: string
  noneBefore: string
  published: string
  publishedHint: string
  wait: string
  waitBefore: (before: string) => string
  waitNone: string
  disagreed: string
  disagreedHint: string
  returned: string
  returnedHint: string
  byDay: string
  byWeek: string
  day: string
  week: string
  waits: string
  /** Ends of the waits, for axis and table: one more than there are limits between them. */
  waitSteps: readonly string[]
  count: string
  rules: string
  rule: string
  decided: string
  overruled: string
  pages: string
  page: string
  hours: string
  weekdays: readonly string[]
  hour: string
  showTable: string
  showChart: string
  worth: string
  /** `share` of what the rule did was turned round. */
  worthRule: (rule: string, count: string, share: string) => string
  worthWords: string
  worthNothing: string
  toRules: string
  summary: (total: string, from: string, to: string) => string
  duration: (seconds: number) => string
}

export const loadOverviewMessages = async (): Promise<OverviewMessages> => (await import('./en-overview.ts')).messages
