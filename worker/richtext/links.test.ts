import { describe, expect, it } from 'vitest'
import type { Inline } from '../../shared/rich-text.ts'
import { parseMarkdown } from './parse.ts'
import { toUrl } from './url.ts'

const link = (url: string, text = url): Inline => ({ type: 'link', url, children: [text] })
const inlines = (source: string) => {
  const [block] = parseMarkdown(source)
  return block?.type === 'paragraph' ? block.children : block
}

const table = (rows: [source: string, ...inlines: Inline[]][]) =>
  it.each(rows)('%j', (source, ...expected) => {
    expect(inlines(source)).toEqual(expected)
  })

describe('written as links', () => {
  table([
    ['[x](https://a.example/b)', link('https://a.example/b', 'x')],
    ['[x](<https://a.example/b c>)', link('https://a.example/b%20c', 'x')],
    ['[x](HTTPS://A.example)', link('https://a.example/', 'x')],
    ['[x](www.a.example)', link('https://www.a.example/', 'x')],
    ['[x](https://a.example/?a=1&amp;b=2)', link('https://a.example/?a=1&b=2', 'x')],
    ['[mail me](mailto:me@a.example)', link('mailto:me@a.example', 'mail me')],
    ['[x](https://a.example/ "The title")', link('https://a.example/', 'x'), ' (The title)'],
    ['[](https://a.example/)', link('https://a.example/')],
    ['[\u200b](https://a.example/)', link('https://a.example/')],
    ['<https://a.example/_b_>', link('https://a.example/_b_')],
    ['<mailto:me@a.example>', link('mailto:me@a.example')],
    ['[x]()', 'x'],
  ])
})

describe('pasted', () => {
  const url = 'https://a.example/b'
  table([
    [`See ${url}.`, 'See ', link(url), '.'],
    [`(${url}), "${url}"`, '(', link(url), '), "', link(url), '"'],
    [`${url}?! ${url}: ${url}...`, link(url), '?! ', link(url), ': ', link(url), '...'],
    ['https://a.example/b_(c)_d_e', link('https://a.example/b_(c)_d_e')],
    [`**${url}**`, { type: 'strong', children: [link(url)] }],
    [
      `_${url}_, ~~${url}~~`,
      { type: 'emphasis', children: [link(url)] },
      ', ',
      { type: 'strikethrough', children: [link(url)] },
    ],
    [`<${url}`, '<', link(url)],
    ['Http://a.example', link('http://a.example/', 'Http://a.example')],
    [
      'www.a.example/b, WWW.a.example',
      link('https://www.a.example/b', 'www.a.example/b'),
      ', ',
      link('https://www.a.example/', 'WWW.a.example'),
    ],
    ['https://пример.рф/', link('https://xn--e1afmkfd.xn--p1ai/', 'https://пример.рф/')],
    ['请看https://a.example/b。', '请看', link(url), '。'],
    [
      'a.example me@a.example <me@a.example> xhttps://a.example',
      'a.example me@a.example <me@a.example> xhttps://a.example',
    ],
    ['www. www... https:// https://. mailto:me@a.example', 'www. www... https:// https://. mailto:me@a.example'],
    [`\`${url}\``, { type: 'code', text: url }],
  ])
})

describe('do not nest', () => {
  table([
    ['[see https://b.example](https://a.example/)', link('https://a.example/', 'see https://b.example')],
    ['[<https://b.example>](https://a.example/)', link('https://a.example/', 'https://b.example')],
    ['[a [b](https://b.example/) c](/d)', '[a ', link('https://b.example/', 'b'), ' c](/d)'],
  ])
})

describe('stay text', () => {
  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#x0A;script:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    'java\\script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    '//evil.example',
    '\\\\evil.example',
    '/path',
    '../path',
    '?query',
    '#fragment',
    'https:evil.example',
    'mailto:',
    'ftp://a.example',
  ]
  it.each(refused)('[x](%s)', (url) => {
    const text = `[x](${url})`.replaceAll('\\\\', '\\')
    expect(inlines(`[x](${url})`)).toEqual([text])
  })

  it('with a tab, a newline or a space in the scheme', () => {
    for (const url of ['java\tscript:x', 'java\nscript:x', ' data:x', '\x01javascript:x', 'h\nttps://a.example']) {
      expect(JSON.stringify(parseMarkdown(`[x](<${url}>)`))).not.toContain('"link"')
      expect(toUrl(url)).toBeUndefined()
    }
  })

  it('with a user or a password, however it is written', () => {
    for (const url of [
      'https://bank.example@evil.example/',
      'https://user:pass@evil.example/',
      'http://:p@a.example',
    ]) {
      for (const source of [url, `<${url}>`, `[x](${url})`, `a ${url}.`]) expect(inlines(source)).toEqual([source])
    }
  })

  it('when longer than an address may be, whole', () => {
    const long = `https://a.example/${'b'.repeat(2_000)}`
    expect(inlines(long)).toEqual([long])
    expect(inlines(`${long} c`)).toEqual([`${long} c`])
  })
})
