import { expect, onTestFinished, test, vi } from 'vitest'
import { messages as words } from '../locales/en-account.ts'
import { button, refusal, serve, show, type, useConsole } from '../testing/setting.ts'
import { AccountElement } from './account-element.ts'

useConsole()

const now = '2026-01-01T00:00:00.000Z'
const session = {
  id: 's1',
  device: 'Firefox on Windows',
  createdAt: now,
  lastUsedAt: now,
  expiresAt: now,
  current: false,
}
const routes = {
  'GET /v1/admin/passkeys': { passkeys: [] },
  'GET /v1/admin/sessions': { sessions: [{ ...session, id: 's0', device: null, current: true }, session] },
}
const open = () => show(AccountElement, 'baraza-account', 'account')
const said = (element: Element, text: string) => vi.waitFor(() => expect(element.textContent).toContain(text))

test('an address that another moderator has is refused beside its field, and kept', async () => {
  const errors = [{ path: 'email', code: 'invalid' as const, message: "Is another moderator's" }]
  const api = serve({ ...routes, 'PATCH /v1/admin/me': refusal('invalid-request', errors) })
  const element = await open()
  const email = await vi.waitFor(() => element.querySelector<HTMLInputElement>('#me-email')!)
  type(email, 'no address')
  button(element, words.save).click()
  await said(element, words.emailWrong)
  expect(api.of('PATCH')).toEqual([])
  type(email, 'asha@example.org')
  button(element, words.save).click()
  await vi.waitFor(() => expect(api.of('PATCH')).toHaveLength(1))
  await said(element, words.emailWrong)
  expect(email.value).toBe('asha@example.org')
  expect(document.activeElement).toBe(email)
  expect(email.getAttribute('aria-invalid')).toBe('true')
})

test('a browser is signed out, and which one is this one is said', async () => {
  const api = serve({ ...routes, 'DELETE /v1/admin/sessions/s1': undefined })
  const element = await open()
  await said(element, words.unknownDevice)
  expect(
    [...element.querySelectorAll('baraza-account-sessions li')].map((row) => row.textContent.includes(words.here)),
  ).toEqual([true, false])
  button(element, 'Sign out of Firefox on Windows').click()
  await vi.waitFor(() => expect(element.querySelectorAll('li')).toHaveLength(1))
  expect(api.of('DELETE').map(({ path }) => path)).toEqual(['/v1/admin/sessions/s1'])
})

test('a passkey is removed once that is confirmed, and all other browsers are signed out at once', async () => {
  const passkey = { id: 'p1', device: 'Chrome on Android', isSynced: true, createdAt: now, lastUsedAt: null }
  const api = serve({
    ...routes,
    'GET /v1/admin/passkeys': { passkeys: [passkey] },
    'DELETE /v1/admin/passkeys/p1': undefined,
    'DELETE /v1/admin/sessions': undefined,
  })
  const element = await open()
  await said(element, 'Made in Chrome on Android')
  button(element, 'Remove the passkey made in Chrome on Android').click()
  await said(element, words.passkeys.question('').title)
  button(element, words.passkeys.question('').verb).click()
  await said(element, words.passkeys.none)
  button(element, words.signOutElsewhere).click()
  await said(element, words.signedOutElsewhere)
  expect(element.querySelector('baraza-account-sessions')!.querySelectorAll('li')).toHaveLength(1)
  expect(() => button(element, words.signOutElsewhere)).toThrow()
  expect(api.of('DELETE').map(({ path }) => path)).toEqual(['/v1/admin/passkeys/p1', '/v1/admin/sessions'])
})

test.for([
  ['NotAllowedError', () => words.passkeys.declined],
  ['InvalidStateError', () => words.passkeys.known],
] as const)('a passkey that is not made (%s) is said so, and can be tried again', async ([name, sentence]) => {
  const create = vi.spyOn(navigator.credentials, 'create').mockRejectedValue(new DOMException('no', name))
  onTestFinished(() => create.mockRestore())
  const challenge = 'AAAA'
  const api = serve({
    ...routes,
    'POST /v1/admin/passkeys/options': {
      challenge,
      rp: { id: location.hostname, name: 'Baraza' },
      user: { id: challenge, name: 'Asha', displayName: 'Asha' },
      pubKeyCredParams: [],
    },
  })
  const element = await open()
  await said(element, words.passkeys.none)
  button(element, words.passkeys.add).click()
  await said(element, sentence())
  expect(button(element, words.passkeys.add).getAttribute('aria-disabled')).toBe('false')
  expect(api.of('POST', '/v1/admin/passkeys')).toHaveLength(1)
})
