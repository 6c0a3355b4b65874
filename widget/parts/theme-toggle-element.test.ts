import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { expectAccessible, useParts, write } from '../testing/parts.ts'

useParts()

const root = document.documentElement

beforeEach(() => localStorage.clear())
afterEach(() => delete root.dataset['theme'])

const radios = (toggle: Element) => [...(toggle.shadowRoot?.querySelectorAll('input') ?? [])]
const labels = (toggle: Element) =>
  [...(toggle.shadowRoot?.querySelectorAll('label') ?? [])].map(({ textContent }) => textContent)
const chosen = (toggle: Element) => radios(toggle).find(({ checked }) => checked)?.value
const page = () => [root.dataset['theme'], root.style.colorScheme]

async function show(markup = '<baraza-theme-toggle></baraza-theme-toggle>') {
  const toggles = [...write(markup).querySelectorAll('baraza-theme-toggle')]
  for (const toggle of toggles) await expect.poll(() => radios(toggle).length).toBe(3)
  return toggles as [Element, ...Element[]]
}

/** What another tab does to the storage that all of them share. */
function chooseElsewhere(choice: string) {
  localStorage.setItem('baraza theme', choice)
  dispatchEvent(new StorageEvent('storage', { key: 'baraza theme', newValue: choice }))
}

test('sets the page, remembers it, and says what was chosen', async () => {
  const [toggle] = await show()
  expect(chosen(toggle)).toBe('auto')
  const heard: string[] = []
  toggle.parentElement!.addEventListener('baraza-theme-changed', ({ choice }) => heard.push(choice))
  for (const [choice, theme, scheme] of [
    ['dark', 'dark', 'dark'],
    ['light', 'light', 'light'],
    ['auto', undefined, ''],
  ] as const) {
    radios(toggle)
      .find(({ value }) => value === choice)!
      .click()
    expect(page()).toEqual([theme, scheme])
    expect(localStorage.getItem('baraza theme')).toBe(choice)
  }
  expect(heard).toEqual(['dark', 'light', 'auto'])
})

test('several of a page, other tabs, and a switch of the owner’s own stay in step', async () => {
  const toggles = await show('<baraza-theme-toggle></baraza-theme-toggle>'.repeat(2))
  const all = () => toggles.map(chosen)
  radios(toggles[0])[2]!.click()
  await expect.poll(all).toEqual(['dark', 'dark'])
  chooseElsewhere('light')
  await expect.poll(all).toEqual(['light', 'light'])
  expect(page()).toEqual(['light', 'light'])
  root.dataset['theme'] = 'dark'
  await expect.poll(all).toEqual(['dark', 'dark'])
})

test('brings back what was chosen, and follows a page that comes out of the browser’s cache', async () => {
  localStorage.setItem('baraza theme', 'dark')
  const [toggle] = await show()
  expect([chosen(toggle), ...page()]).toEqual(['dark', 'dark', 'dark'])
  localStorage.setItem('baraza theme', 'light')
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  await expect.poll(() => chosen(toggle)).toBe('light')
})

test('what is stored and means nothing leaves the page as its author wrote it', async () => {
  root.dataset['theme'] = 'dark'
  localStorage.setItem('baraza theme', '"><img>')
  const [toggle] = await show()
  expect([chosen(toggle), ...page()]).toEqual(['dark', 'dark', ''])
})

test('works for this page where the browser refuses storage', async () => {
  const refuse = () => {
    throw new DOMException('No', 'SecurityError')
  }
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse)
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse)
  const toggles = await show('<baraza-theme-toggle></baraza-theme-toggle>'.repeat(2))
  radios(toggles[0])[2]!.click()
  expect(page()).toEqual(['dark', 'dark'])
  await expect.poll(() => toggles.map(chosen)).toEqual(['dark', 'dark'])
})

test('speaks the language around it', async () => {
  const [sw, ar] = await show(`
    <p lang="sw"><baraza-theme-toggle></baraza-theme-toggle></p>
    <p lang="ar" dir="rtl"><baraza-theme-toggle></baraza-theme-toggle></p>`)
  expect(labels(sw)).toEqual(['Mfumo', 'Mwanga', 'Giza'])
  expect(labels(ar!)).toEqual(['تلقائي', 'فاتح', 'داكن'])
})

test('a group of radios of one size, which a thumb can hit and a screen reader name', async () => {
  const [toggle] = await show()
  const group = toggle.shadowRoot!.querySelector('fieldset')!
  expect(group.querySelector('legend')!.textContent).toBe('Appearance')
  const widths = () => [toggle, ...group.querySelectorAll('label')].map((element) => element.clientWidth)
  const before = widths()
  radios(toggle)[2]!.click()
  await expect.poll(() => chosen(toggle)).toBe('dark')
  expect(widths()).toEqual(before)
  for (const label of group.querySelectorAll('label')) {
    const target = getComputedStyle(label, '::before')
    expect(parseFloat(target.height)).toBeGreaterThanOrEqual(44)
    expect(parseFloat(target.width)).toBeGreaterThanOrEqual(44)
  }
  delete root.dataset['theme']
  await expectAccessible(toggle)
})

test('is not broken by a page that resets everything', async () => {
  const [toggle] = await show('<style>* { all: unset }</style><baraza-theme-toggle></baraza-theme-toggle>')
  expect(getComputedStyle(toggle).display).toBe('inline-block')
  expect(toggle.getBoundingClientRect().height).toBeGreaterThan(20)
  toggle.setAttribute('hidden', '')
  expect(getComputedStyle(toggle).display).toBe('none')
})

test('shows what was chosen while it was off the page', async () => {
  const [toggle] = await show()
  const place = toggle.parentElement!
  toggle.remove()
  root.dataset['theme'] = 'dark'
  place.append(toggle)
  await expect.poll(() => chosen(toggle)).toBe('dark')
})
