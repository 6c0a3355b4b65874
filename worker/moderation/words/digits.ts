/** Base 64 in the ASCII from `0` to `o`: a digit is one byte in memory, in UTF-8, and nearly always in JSON. */
const DIGIT_0 = 48

export const codeOfDigit = (value: number): number => DIGIT_0 + value
export const writeDigit = (value: number): string => String.fromCharCode(codeOfDigit(value))
export const readDigit = (text: string, at: number): number => text.charCodeAt(at) - DIGIT_0

export const ADDRESS_LENGTH = 4

export const writeAddress = (address: number): string =>
  writeDigit((address >> 18) & 63) +
  writeDigit((address >> 12) & 63) +
  writeDigit((address >> 6) & 63) +
  writeDigit(address & 63)

export const readAddress = (text: string, at: number): number =>
  (readDigit(text, at) << 18) |
  (readDigit(text, at + 1) << 12) |
  (readDigit(text, at + 2) << 6) |
  readDigit(text, at + 3)
