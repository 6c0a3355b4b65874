import { finder, phrases, type Stretch } from './clue.ts'
import { isLandline, isPhone } from './phone-form.ts'

/** Digits and what stands between them, as long as they go on; the letter o is a nought among them. */
const findRuns = finder(
  [...'0123456789'],
  () => /(?<![\w.,/$€£#-])[+(]{0,2}[0-9o][0-9o .()_/*~-]{7,400}(?![0-9]|[.,][0-9]|[%a-z])/g,
)

const DIGIT =
  '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|sifuri|moja|mbili|tatu|nne|tano|sita|saba|nane|tisa)'
const findSpelled = phrases(['zero', 'oh', 'sifuri'], `(?:zero|oh|sifuri)(?: (?:double |triple )?${DIGIT}){7,14}`)

const MIN_DIGITS = 9
const MAX_DIGITS = 15
const MAX_GROUPS = 8
/** Digits that are written as digits. */
const LEAST_WRITTEN = 5

export interface Phone extends Stretch {
  readonly landline: boolean
}

interface Group extends Stretch {
  readonly digits: number
}

/** The telephone numbers of a folded text: in each run of digits the longest stretches of whole groups that look like one. */
export const findPhones = (text: string): Phone[] =>
  [
    ...findRuns(text).flatMap(({ start, end }) => inGroups(text, toGroups(text.slice(start, end), start))),
    ...findSpelled(text).map((at) => ({ ...at, landline: false })),
  ].sort((a, b) => a.start - b.start)

const toGroups = (run: string, offset: number): Group[] =>
  Array.from(run.matchAll(/[^ ]+/g), ({ 0: group, index }) => ({
    start: offset + index,
    end: offset + index + group.replace(/[^0-9o)]+$/, '').length,
    digits: group.replace(/[^0-9o]/g, '').length,
  }))

const inGroups = (text: string, groups: readonly Group[]): Phone[] => {
  const found: Phone[] = []
  for (let i = 0; i < groups.length; i++) {
    let digits = 0
    let phone: Phone | undefined
    let last = i
    for (const [j, { digits: more, end }] of groups.slice(i, i + MAX_GROUPS).entries()) {
      digits += more
      if (digits > MAX_DIGITS) break
      const next = digits >= MIN_DIGITS && toPhone(text, groups[i]?.start ?? 0, end)
      if (next) [phone, last] = [next, i + j]
    }
    if (phone) found.push(phone)
    i = last
  }
  return found
}

const toPhone = (text: string, start: number, end: number): Phone | undefined => {
  const typed = text.slice(start, end)
  const written = typed.replaceAll('o', '0')
  if (typed.replace(/\D/g, '').length < LEAST_WRITTEN || !isPhone(written)) return undefined
  return { start, end, landline: isLandline(written) }
}
