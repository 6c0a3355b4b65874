/** What the paper knows of itself. Dates are those of its own town, wherever it is built. */
export const paper = {
  name: 'The Tide Table',
  town: 'Ras Tumbili',
  tagline: 'News in the margins since 1931',
  description: 'The paper of Ras Tumbili: tides in the middle, news in the margins, since 1931.',
  address: 'Two rooms above the chandler, Sea Wall Road, Ras Tumbili',
  timeZone: 'Africa/Nairobi',
} as const

export const sections = {
  town: 'Town',
  harbour: 'Harbour',
  table: 'Table',
  school: 'School',
  sky: 'Sky',
} as const

export type Section = keyof typeof sections

/** Today's water at the sea wall: the part that people buy the paper for. */
export const tides = [
  { water: 'High', time: '03:47', metres: '3.7' },
  { water: 'Low', time: '09:58', metres: '0.4' },
  { water: 'High', time: '16:06', metres: '3.5' },
  { water: 'Low', time: '22:14', metres: '0.5' },
] as const

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: paper.timeZone,
})
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: paper.timeZone })
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: paper.timeZone })

export const formatDate = (iso: string): string => dateFormat.format(new Date(iso))
export const formatTime = (iso: string): string => timeFormat.format(new Date(iso))
export const formatWeekday = (iso: string): string => weekdayFormat.format(new Date(iso))
