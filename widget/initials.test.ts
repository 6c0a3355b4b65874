import { expect, test } from 'vitest'
import { hue, initials } from './initials.ts'

test.for([
  ['Omar Badru', 'OB'],
  ['Ana Lucia Prado', 'AP'],
  ['  asha ', 'A'],
  ['“Kiki” (Mombasa)', 'KM'],
  ['👩‍🌾 Farm', '👩‍🌾F'],
  ['👍🏿 🇹🇿', '👍🏿🇹🇿'],
  ['E\u0301mile', 'E\u0301'],
  ['देविका राव', 'देरा'],
  ['نورة السالم', 'ن'],
  ['王小明', '王'],
  ['???', '?'],
] as const)('%s is %s', ([name, letters]) => {
  expect(initials(name)).toBe(letters)
})

test('gives an author one of eight colours, always the same', () => {
  const hues = Array.from({ length: 200 }, (_, number) => hue(`author ${number}`))
  expect(new Set(hues)).toEqual(new Set([20, 65, 110, 155, 200, 245, 290, 335]))
  expect(hue('author 1')).toBe(hues[1])
})
