import type { BytesReport } from './bytes.ts'
import type { PhoneReport } from './phone.ts'
import type { RowsReport } from './rows.ts'

/** How long a request takes on the phone's network, in milliseconds. */
const ROUND_TRIP = 562.5
/** What may be added to the bare page and the round trips: a tenth. */
const ROOM = 1.1

interface Budget {
  what: string
  budget: string
  ours: string
  isHeld: boolean
}

export const figure = (value: number) => value.toLocaleString('en')
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

/**
 * Each budget with our figure beside it, from one run. Those that are waited for are counted from the bare page of the same run,
 * because machines differ more than widgets do.
 */
export function budgets(bytes: BytesReport, rows: RowsReport, phone: PhoneReport): Budget[] {
  const weight = (...names: string[]) =>
    names.reduce((sum, name) => sum + bytes.files.find((file) => file.name === name)!.brotli, 0)
  const most = (name: string) =>
    Math.max(
      ...rows.routes
        .filter((route) => route.name.startsWith(name))
        .flatMap(({ costs }) => costs.map(({ rowsRead }) => rowsRead)),
    )
  const visit = (name: string) => phone.visits.find((each) => each.name === name)!
  const [bare, first, second, lines, thousand] = [
    visit('without Baraza'),
    visit('25 comments'),
    visit('25, second visit'),
    visit('25, with the lines in the head'),
    visit('1,000 comments'),
  ]
  const ofOurs = (requests: typeof first.requests) =>
    requests.filter(({ what }) => ['embed', 'comments', 'list'].includes(what)).filter(({ bytes }) => bytes > 0)
  const upTo = (what: string, limit: number, ours: number, unit = ''): Budget => ({
    what,
    budget: `≤ ${figure(limit)}${unit}`,
    ours: `${figure(Math.round(ours * 1000) / 1000)}${unit}`,
    isHeld: ours <= limit,
  })
  const within = (what: string, limit: number, ours: number, of: string): Budget => ({
    what,
    budget: `≤ ${seconds(limit)}: ${of}`,
    ours: seconds(ours),
    isHeld: ours <= limit,
  })
  return [
    upTo('`embed.js`, brotli', 1_500, weight('embed'), ' bytes'),
    upTo('code until the first comments, Lit included, brotli', 12_000, weight('embed', 'comments'), ' bytes'),
    upTo('all code to read and to post, brotli', 17_000, weight('embed', 'comments', 'acts'), ' bytes'),
    upTo(
      'a first page of 25 comments, as it travels, headers included',
      3_000,
      first.requests.find(({ what }) => what === 'list')!.bytes,
      ' bytes',
    ),
    upTo('requests that the first comments wait for, after the script tag', 2, ofOurs(first.requests).length - 1),
    upTo('the same on a second visit', 1, ofOurs(second.requests).length),
    upTo(
      'rows read for a first page, whatever its size, order and cursor',
      150,
      Math.max(most('first page'), most('a later page')),
    ),
    upTo('rows read for one that has not changed', 3, most('first page, nothing has changed')),
    upTo('rows read for a page of the queue at a million comments', 150, most('the queue')),
    upTo('rows read for the counts of 30 pages', 40, most('counts of 30 pages')),
    within(
      'first comment on the phone',
      (bare.page + 2 * ROUND_TRIP) * ROOM,
      first.firstComment!,
      'the bare page and 2 round trips, and a tenth',
    ),
    within(
      'the same with the lines in the head',
      (bare.page + ROUND_TRIP) * ROOM,
      lines.firstComment!,
      'the bare page and 1 round trip, and a tenth',
    ),
    within('form usable there', (bare.page + 2 * ROUND_TRIP) * ROOM, first.form!, 'the same as the first comment'),
    within('1,000 comments there, in one answer', 3_000, thousand.all!, 'whatever the machine'),
    upTo('layout shift of the page around', 0, Math.max(...phone.visits.map(({ layoutShift }) => layoutShift))),
    upTo('script on the main thread there', 150, Math.round(first.script - bare.script), ' ms'),
  ]
}
