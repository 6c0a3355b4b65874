import { expect, test } from 'vitest'
import { messages as arForm } from './ar-form.ts'
import { messages as arRare } from './ar-rare.ts'
import { messages as arReading } from './ar.ts'
import { messages as enForm } from './en-form.ts'
import { messages as enRare } from './en-rare.ts'
import { messages as enReading } from './en.ts'
import { sayProblem } from './rare-messages.ts'
import { messages as swForm } from './sw-form.ts'
import { messages as swRare } from './sw-rare.ts'
import { messages as swReading } from './sw.ts'

const [en, sw, ar] = [
  { reading: enReading, form: enForm, rare: enRare },
  { reading: swReading, form: swForm, rare: swRare },
  { reading: arReading, form: arForm, rare: arRare },
]

/** Every sentence of a locale, by the path of its name. */
const sentences = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'object'
    ? Object.entries(value!).flatMap(([name, each]) => sentences(each, `${path}.${name}`))
    : [[path, typeof value === 'function' ? (value(2) as string) : (value as string)]]

test.for([
  ['Swahili', sw],
  ['Arabic', ar],
] as const)('leaves no English in %s', ([, messages]) => {
  const english = new Map(sentences(en))
  for (const [path, sentence] of sentences(messages))
    if (/\p{L}/u.test(sentence)) expect(sentence, path).not.toBe(english.get(path))
})

test.for([
  [1, '1 character left', 'Imebaki herufi 1', 'المتبقي: حرف واحد'],
  [2, '2 characters left', 'Zimebaki herufi 2', 'المتبقي: حرفان'],
  [3, '3 characters left', 'Zimebaki herufi 3', 'المتبقي: 3 أحرف'],
  [11, '11 characters left', 'Zimebaki herufi 11', 'المتبقي: 11 حرفًا'],
  [100, '100 characters left', 'Zimebaki herufi 100', 'المتبقي: 100 حرف'],
  [0, '0 characters left', 'Zimebaki herufi 0', 'المتبقي: 0 حرف'],
  [-1, '1 character too many', 'Imezidi herufi 1', 'الزيادة: حرف واحد'],
  [-12, '12 characters too many', 'Zimezidi herufi 12', 'الزيادة: 12 حرفًا'],
] as const)('counts %i characters as each language does', ([count, ...said]) => {
  expect([enRare, swRare, arRare].map(({ charactersLeft }) => charactersLeft(count, `${Math.abs(count)}`))).toEqual(
    said,
  )
})

test('has a sentence for a problem that only a newer server knows', () => {
  expect(sayProblem(enRare, 'page-haunted' as 'not-found')).toBe(enRare.problems['internal-error'])
})
