import { describe, expect, test } from 'vitest'
import { propertiesOf, readColor, readLook, writeHeadLines, writeLook, writeSnippet, type Look } from './snippet.ts'

const plain = readLook(new URLSearchParams())
const server = 'https://comments.example'

/** As a browser reads what an owner pasted. */
function paste(look: Look) {
  const page = new DOMParser().parseFromString(`<main>${writeSnippet(server, 'paper', look)}</main>`, 'text/html')
  return page.querySelector('main')!
}

describe('the code for the pages', () => {
  test('is one tag where nothing was chosen', () => {
    expect(writeSnippet(server, 'paper', plain)).toBe(
      '<script async src="https://comments.example/embed.js" data-site="paper"></script>',
    )
  })

  test.each([`it's "the" <b>key</b> & more`, '"></script><script>alert(1)</script>', '&quot;', '&amp;lt;'])(
    'carries the page key %s as it is, and nothing of it is markup',
    (key) => {
      const main = paste({ ...plain, key })
      expect(main.children).toHaveLength(1)
      const script = main.querySelector('script')!
      expect(script.dataset['pageKey']).toBe(key)
      expect([...script.attributes].map(({ name }) => name)).toEqual(['async', 'src', 'data-site', 'data-page-key'])
      expect(script.textContent).toBe('')
    },
  )

  test('sets the colour and the type of the preview, by rules that a browser takes', () => {
    const look: Look = { ...plain, accent: '#b3261e', words: 'serif', width: '640', lang: 'sw', sort: 'newest' }
    const main = paste(look)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(main.querySelector('style')!.textContent)
    const [rule] = [...sheet.cssRules] as CSSStyleRule[]
    expect(sheet.cssRules).toHaveLength(1)
    expect(rule!.selectorText).toBe('baraza-comments')
    for (const [name, value] of propertiesOf(look)) expect(rule!.style.getPropertyValue(name)).toBe(value)
    expect(rule!.style.maxInlineSize).toBe('640px')
    expect(main.querySelector('script')!.dataset).toMatchObject({ site: 'paper', lang: 'sw', sort: 'newest' })
  })
})

describe('the lines for the head', () => {
  const lines = (look: Look) =>
    new DOMParser().parseFromString(writeHeadLines(server, 'paper', 'assets/comments-Xk3_9a.js', look), 'text/html')
      .head

  test('load the code as a module, and the data as a request of the page is', () => {
    const [code, data] = lines({ ...plain, key: 'https://paper.example/ice?a=1&b="2"', sort: 'newest' }).children
    expect(code!.outerHTML).toBe(`<link rel="modulepreload" href="${server}/assets/comments-Xk3_9a.js">`)
    expect([...data!.attributes].map(({ name, value }) => [name, value])).toEqual([
      ['rel', 'preload'],
      ['as', 'fetch'],
      ['crossorigin', ''],
      [
        'href',
        `${server}/v1/sites/paper/comments?pageKey=https%3A%2F%2Fpaper.example%2Fice%3Fa%3D1%26b%3D%222%22&sort=newest`,
      ],
    ])
  })

  test('leave a place for the key of each page where none is given', () => {
    expect(lines(plain).lastElementChild!.getAttribute('href')).toMatch(/\?pageKey=YOUR-PAGE$/)
  })
})

test.each([
  ['#0B6B5D', '#0b6b5d'],
  [' b3261e ', '#b3261e'],
  ['#06d', '#0066dd'],
  ['red', null],
  ['#12345', null],
  ['#0b6b5d; } body { display: none', null],
])('%s is the colour %s', (typed, color) => expect(readColor(typed)).toBe(color))

test('what was chosen is in the address, and what the address invents is not taken', () => {
  const look: Look = { ...plain, accent: '#b3261e', theme: 'dark', sort: 'oldest', key: '/ice?a=1&b="2"' }
  expect(readLook(new URLSearchParams(`${writeLook(look)}`))).toEqual(look)
  expect(`${writeLook(plain)}`).toBe('')
  const invented = new URLSearchParams({
    accent: 'red;',
    words: 'comic',
    width: '1',
    lang: 'xx',
    sort: 'x',
    theme: 'x',
  })
  expect(readLook(invented)).toEqual(plain)
})
