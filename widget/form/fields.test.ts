import { expect, test } from 'vitest'
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '../../shared/limits.ts'
import { refusal, withScheme } from './fields.ts'

test.for([
  ['example.org', 'https://example.org'],
  ['example.org:8080/path?to=http://other.example', 'https://example.org:8080/path?to=http://other.example'],
  ['http://example.org', 'http://example.org'],
  ['HTTPS://example.org', 'HTTPS://example.org'],
  ['', ''],
] as const)('sends the website “%s” as “%s”', ([typed, sent]) => {
  expect(withScheme(typed)).toBe(sent)
})

test.for([
  ['website', '', undefined],
  ['website', 'example.org', undefined],
  ['website', 'münchen.example/straße', undefined],
  ['website', 'data:text/html,hello', 'invalid'],
  ['website', 'https://', 'invalid'],
  ['website', `example.org/${'x'.repeat(189)}`, 'too-long'],
  ['email', ' asha@example.org ', undefined],
  ['email', `${'a'.repeat(MAX_EMAIL_LENGTH)}@example.org`, 'too-long'],
  ['name', 'X', undefined],
  ['name', 'x'.repeat(MAX_NAME_LENGTH + 1), 'too-long'],
  ['body', `${' '.repeat(50)}ten chars.`, undefined],
  ['body', 'eleven char', 'too-long'],
] as const)('sees slips: the %s “%s”', ([name, text, code]) => {
  expect(refusal(name, text, 10)).toBe(code)
})
