import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { go } from './address.ts'
import { ConsoleElement } from './console-element.ts'
import { messages } from './locales/en.ts'
import { button, serve, settingOf, useConsole } from './testing/setting.ts'

useConsole()

const { href } = location

beforeEach(() => vi.stubGlobal('WebSocket', EventTarget))
afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', href)
})

vi.mock(import('./setup/setup-element.ts'), () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

customElements.define('baraza-console', ConsoleElement)

test('a view whose code does not arrive is said not to have, and other views are there', async () => {
  const api = serve({
    'GET /v1/admin/me': settingOf().me,
    'GET /tallies': { tallies: { pending: 0, approved: 0, rejected: 0, spam: 0, reported: 0 } },
    'GET /views': { views: [] },
    'GET /v1/admin/passkeys': { passkeys: [] },
    'GET /v1/admin/sessions': { sessions: [] },
  })
  history.replaceState(null, '', '/admin/paper/setup')
  const element = Object.assign(new ConsoleElement(), { messages })
  const seen = new Set<string | undefined>()
  new MutationObserver(() => seen.add(element.querySelector('main')?.innerText)).observe(element, {
    ...{ childList: true, subtree: true, characterData: true },
  })
  document.body.append(element)
  await vi.waitFor(() => expect(element.querySelector('main')!.textContent).toContain(messages.problems.offline))
  expect(button(element, messages.tryAgain).checkVisibility()).toBe(true)
  // Nor is the site said to be unknown meanwhile.
  expect([...seen].filter((text) => text?.includes(messages.unknownSite))).toEqual([])

  go('/admin/paper/account')
  await vi.waitFor(() => expect(element.querySelector('baraza-account h1')).not.toBeNull())
  expect(element.textContent).not.toContain(messages.problems.offline)
  go('/admin/paper/setup')
  await vi.waitFor(() => expect(element.querySelector('main')!.textContent).toContain(messages.problems.offline))
  expect(element.querySelector('baraza-account')).toBeNull()
  expect(api.of('GET', '/v1/admin/me')).toHaveLength(1)
})
