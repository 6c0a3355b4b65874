import { expect, test, vi } from 'vitest'
import { messages } from './locales/en.ts'
import { SignInElement } from './sign-in-element.ts'
import { button, serve, type, useConsole } from './testing/setting.ts'

useConsole()

vi.mock(import('./passkeys.ts'), () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

customElements.define('baraza-sign-in', SignInElement)

test('where the code for passkeys does not arrive, a link still signs in', async () => {
  const api = serve({ 'POST /v1/admin/sign-in-links': undefined })
  const element = Object.assign(new SignInElement(), { messages })
  document.body.append(element)
  await element.updateComplete
  button(element, messages.signIn.passkey).click()
  const said = () => element.querySelector('[role=alert]')!.textContent.trim()
  await vi.waitFor(() => expect(said()).toContain(messages.signIn.passkeysMissing))
  expect(button(element, messages.signIn.passkey).getAttribute('aria-disabled')).toBe('false')

  type(element.querySelector('#email'), 'asha@example.org')
  button(element, messages.signIn.send).click()
  await vi.waitFor(() => expect(element.textContent).toContain(messages.signIn.sent))
  expect(said()).toBe('')
  expect(api.of('POST').map(({ body }) => body)).toEqual([{ email: 'asha@example.org' }])
})
