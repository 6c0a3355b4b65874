import { afterEach, expect, test, vi } from 'vitest'
import { shareUrl } from '../../shared/share-url.ts'
import { expectAccessible, serve, useParts, write } from '../testing/parts.ts'

useParts()
afterEach(() => document.head.querySelector('meta[property="og:title"]')?.remove())

const inside = <Found extends Element = HTMLElement>(element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<Found>(selector) ?? []),
]
const seen = (elements: HTMLElement[]) => elements.filter((element) => element.checkVisibility())
const words = (element: Element) => seen(inside(element, 'a, button')).map(({ innerText }) => innerText.trim())
const hrefs = (element: Element) => inside<HTMLAnchorElement>(element, 'a').map(({ href }) => href)
const button = (element: Element, name: string) =>
  inside(element, 'button').find(({ innerText }) => innerText.trim() === name)!

async function show(attributes = '', { width = 704, lang = 'en' } = {}) {
  // Chromium on Linux has no sheet; what another system has is said by the test.
  const main = write(`<div lang="${lang}"><baraza-share ${attributes}></baraza-share><p>Below</p></div>`)
  main.style.cssText = `display: block; inline-size: ${width}px`
  const element = main.querySelector('baraza-share')!
  await expect.poll(() => inside(element, '.row').length).toBe(1)
  return element
}

const clipboard = (answer: () => Promise<void>) =>
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(vi.fn<(text: string) => Promise<void>>(answer))

function withSheet(share: (data?: ShareData) => Promise<void> = async () => {}) {
  const given = vi.fn<typeof share>(share)
  Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true })
  Object.defineProperty(navigator, 'share', { value: given, configurable: true })
  return given
}
afterEach(() => {
  for (const name of ['canShare', 'share']) Reflect.deleteProperty(navigator, name)
})

test('links to the page by what it says of itself, and asks nobody before a click', async () => {
  const fetched = serve({})
  document.head.insertAdjacentHTML('beforeend', '<meta property="og:title" content="Ice & 100% tea?">')
  const element = await show('page-url="/ice?a=1&b=2"')
  const url = encodeURIComponent(`${location.origin}/ice?a=1&b=2`)
  const title = 'Ice%20%26%20100%25%20tea%3F'
  expect(words(element)).toEqual(['WhatsApp', 'Telegram', 'X', 'Facebook', 'E-mail', 'Copy link'])
  expect(hrefs(element)).toEqual([
    `https://wa.me/?text=${title}%20${url}`,
    `https://t.me/share/url?url=${url}&text=${title}`,
    `https://x.com/intent/post?url=${url}&text=${title}`,
    `https://www.facebook.com/sharer/sharer.php?u=${url}`,
    `mailto:?subject=${title}&body=${url}`,
  ])
  for (const link of inside<HTMLAnchorElement>(element, 'a')) {
    expect(link.rel).toBe('noopener nofollow')
    expect(link.target).toBe(link.protocol === 'mailto:' ? '' : '_blank')
  }
  expect(fetched).not.toHaveBeenCalled()
})

test('shares the canonical address, and what its owner says', async () => {
  document.head.insertAdjacentHTML('beforeend', '<link rel="canonical" href="https://paper.example/ice">')
  const element = await show('networks="email" page-title="Ice" text="Read this:"')
  expect(hrefs(element)).toEqual(['mailto:?subject=Ice&body=Read%20this%3A%0A%0Ahttps%3A%2F%2Fpaper.example%2Fice'])
  document.head.querySelector('link[rel=canonical]')!.remove()
})

test('its owner chooses which, in what order; unknown names are passed over', async () => {
  const element = await show('networks=" copy x  friendster x constructor telegram "')
  expect(words(element)).toEqual(['Copy link', 'X', 'Telegram'])
})

test('an address that leads nowhere on the web is not shared', async () => {
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'https://'])
    expect(hrefs(await show(`networks="facebook" page-url="${bad}"`))).toEqual([
      `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(location.href.replace(/#.*/, ''))}`,
    ])
})

test('copies, says so, and moves nothing', async () => {
  const copied = clipboard(async () => {})
  const element = await show('page-url="/ice"')
  const copy = button(element, 'Copy link')
  const width = copy.offsetWidth
  copy.click()
  await expect.poll(() => inside(element, '[role=status]')[0]!.textContent.trim()).toBe('Copied')
  expect(copied).toHaveBeenCalledWith(`${location.origin}/ice`)
  expect(words(element)).toContain('Copied')
  expect(copy.offsetWidth).toBe(width)
})

test('where the clipboard is refused, the address stands in a field, selected', async () => {
  clipboard(() => Promise.reject(new DOMException('No', 'NotAllowedError')))
  const element = await show('page-url="/ice"')
  for (const _ of ['once', 'and again']) {
    button(element, 'Copy link').click()
    await expect.poll(() => inside(element, 'input').length).toBe(1)
    const [field] = inside<HTMLInputElement>(element, 'input')
    await expect.poll(() => element.shadowRoot!.activeElement).toBe(field)
    expect(field!.value).toBe(`${location.origin}/ice`)
    expect([field!.selectionStart, field!.selectionEnd]).toEqual([0, field!.value.length])
    field!.blur()
  }
})

test('the system’s sheet where there is one; a reader may close it', async () => {
  const share = withSheet(() => Promise.reject(new DOMException('Closed', 'AbortError')))
  const element = await show('page-url="/ice" page-title="Ice"', { width: 350 })
  expect(words(element)).toEqual(['WhatsApp', 'Telegram', 'Copy link', 'More…'])
  button(element, 'More…').click()
  expect(share).toHaveBeenCalledWith({ url: `${location.origin}/ice`, title: 'Ice' })
  expect(words(element)).toHaveLength(4)
})

test('in a narrow column one line; without a sheet the rest comes when it is asked for', async () => {
  const element = await show('', { width: 350 })
  expect(words(element)).toEqual(['WhatsApp', 'Telegram', 'Copy link', 'More…'])
  expect(element.getBoundingClientRect().height).toBe(44)
  for (const target of seen(inside(element, 'a, button'))) {
    expect(target.offsetHeight).toBeGreaterThanOrEqual(44)
    expect(target.offsetWidth).toBeGreaterThanOrEqual(44)
  }
  button(element, 'More…').click()
  await expect.poll(() => words(element)).toEqual(['WhatsApp', 'Telegram', 'X', 'Facebook', 'E-mail', 'Copy link'])
  await expect.poll(() => element.shadowRoot!.activeElement?.textContent.trim()).toBe('X')
})

test('speaks the language around it', async () => {
  expect(words(await show('', { lang: 'sw' }))).toEqual(
    expect.arrayContaining(['WhatsApp', 'Barua pepe', 'Nakili kiungo']),
  )
  expect(words(await show('', { lang: 'ar' }))).toEqual(expect.arrayContaining(['واتساب', 'نسخ الرابط']))
})

test('nothing for axe to complain about, also with the field', async () => {
  clipboard(() => Promise.reject(new DOMException('No', 'NotAllowedError')))
  const element = await show()
  button(element, 'Copy link').click()
  await expect.poll(() => inside(element, 'input').length).toBe(1)
  await expectAccessible(element)
})

test('the address of one comment is its id on the server', () => {
  expect(shareUrl('https://comments.example/', '0192-a')).toBe('https://comments.example/c/0192-a')
  expect(shareUrl('https://comments.example', '../x')).toBe('https://comments.example/c/..%2Fx')
})
