const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR

/** An hour as the clocks of a time zone show it. */
export interface LocalHour {
  /** `2026-11-25` */
  date: string
  /** 0 is Monday. */
  weekday: number
  hour: number
}

/**
 * The clocks of a time zone between two instants. Asking `Intl` costs about as much as reading a row, and a year has 8,760
 * hours: it is asked once a week, and more closely only where the clocks were changed in between.
 */
export function clocks(timeZone: string, from: number, to: number): (time: number) => LocalHour {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const offsetAt = (time: number) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]))
    const [year, month, ...rest] = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map((type) =>
      parts.get(type)!,
    )
    return Date.UTC(year!, month! - 1, ...rest) - time
  }

  const begin = Math.floor(from / HOUR) * HOUR
  const changes: [number, number][] = [[begin, offsetAt(begin)]]
  for (let time = begin; time <= to; time += WEEK) look(time, time + WEEK)
  return (time) => {
    const offset = changes.findLast(([since]) => since <= time)?.[1] ?? changes[0]![1]
    const local = new Date(time + offset)
    return {
      date: local.toISOString().slice(0, 10),
      weekday: (local.getUTCDay() + 6) % 7,
      hour: local.getUTCHours(),
    }
  }

  /** Finds the hour of a change by halves. */
  function look(start: number, end: number): void {
    const after = offsetAt(end)
    if (after === changes.at(-1)![1]) return
    let [low, high] = [start, end]
    while (high - low > HOUR) {
      const middle = low + Math.floor((high - low) / 2 / HOUR) * HOUR
      if (offsetAt(middle) === after) high = middle
      else low = middle
    }
    changes.push([high, after])
  }
}
