/** Epoch milliseconds, as stored, to ISO 8601 in UTC, as sent. What has not happened stays null. */
export const toIso = <Time extends number | null>(time: Time) =>
  (time === null ? null : new Date(time).toISOString()) as Time extends null ? null : string
