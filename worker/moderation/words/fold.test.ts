import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'

const table = (rows: [source: string, text: string][]) =>
  it.each(rows)('%j looks like %j', (source, text) => expect(fold(source).text).toBe(text))

describe('case and diacritics', () => {
  table([
    ['WordPress', 'wordpress'],
    ['Crème BRÛLÉE', 'creme brulee'],
    ['Straße STRASSE', 'strasse strasse'],
    ['İstanbul ISTANBUL ısı', 'istanbul istanbul isi'],
    ['Zażółć gęślą', 'zazolc gesla'],
    ['Đồng Ærø Œuvre', 'dong aero oeuvre'],
    ['e\u0301 and é', 'e and e'],
    ['z̵̧̛̈́a̶l̷g̸o', 'zalgo'],
    ['ΝΕΑ νέα', 'νεα νεα'],
    ['ДЫМ дым', 'дым дым'],
    ['Ёлка ЙОД', 'елка иод'],
    ['أَحْمَد', 'احمد'],
    ['שָׁלוֹם', 'שלום'],
  ])
})

describe('what is not seen', () => {
  table([
    ['p\u200bo\u00adr\u2060n', 'porn'],
    ['a\ufe0fb\u{e0061}c', 'abc'],
    ['مـــال', 'مال'],
    ['bell\u0007', 'bell'],
    ['\u200b\u200d\u3164', ''],
  ])
})

describe('look-alikes', () => {
  table([
    ['Vіаgrа', 'viagra'],
    ['ВЕТТІNG', 'betting'],
    ['ϲаѕіnο', 'casino'],
    ['ＦＲＥＥ　ｍｏｎｅｙ', 'free money'],
    ['𝓕𝓻𝓮𝓮 𝕞𝕠𝕟𝕖𝕪', 'free money'],
    ['ᴍᴏɴᴇʏ 🅼🅾🅽🅴🆈 Ⓜⓞⓝⓔⓨ', 'money money money'],
    ['ﬁne ½', 'fine 1/2'],
    ['ℂ𝕒𝕤𝕚𝕟𝕠 ㏌dia', 'casino india'],
    ['Casino™ сор℠', 'casino™ сор℠'],
    ['don’t – “stop”', `don't - "stop"`],
    ['evil．com evil。com', 'evil.com evil.com'],
  ])
})

describe('words of one script are taken for no others', () => {
  table([
    ['сор cop', 'сор cop'],
    ['соp', 'cop'],
    ['«сор», сор-cop/СОР', '«сор», сор-cop/сор'],
    ['с\u200bор2024', 'сор2024'],
    ['漢сор字', '漢сор字'],
    ['αβγ ΑΒΓ aβγ', 'αβγ αβγ abγ'.replace('abγ', 'aby')],
    ['αд', 'aд'],
    ['ℂор', 'cop'],
  ])
})

describe('digits', () => {
  table([
    ['٠٧١٢ ۰۷۱۲ ०७१२', '0712 0712 0712'],
    ['𝟎𝟕𝟏𝟐 ⁰⁷¹² ⓪⑦①②', '0712 0712 0712'],
    ['᧐᧑᪀᪁᪐᪑', '010101'],
  ])
})

describe('blanks', () => {
  table([
    ['one \t\n\u00a0\u2003 two', 'one two'],
    [' \u200b ', ' '],
    ['a\u2800b', 'a b'],
  ])
})

describe('letters of other scripts mean themselves', () => {
  table([
    ['日本が 日本か', '日本か\u3099 日本か'.normalize('NFKD')],
    ['한국', '한국'.normalize('NFKD')],
    ['की कि', 'की कि'],
    ['ไทย አማርኛ ქართული', 'ไทย አማርኛ ქართული'],
    ['👩🏽‍⚕️ 🇹🇿', '👩🏽⚕ 🇹🇿'],
    ['ﷺ', 'ﷺ'],
  ])
})

describe('the way back', () => {
  it.each<[source: string, found: string, original: string]>([
    ['see WordPress now', 'press', 'Press'],
    ['a p\u200bo\u200brn b', 'porn', 'p\u200bo\u200brn'],
    ['e\u0301te\u0301 2024', 'ete', 'e\u0301te\u0301'],
    ['𝓕𝓻𝓮𝓮 𝓶𝓸𝓷𝓮𝔂', 'money', '𝓶𝓸𝓷𝓮𝔂'],
    ['x Straße', 'stras', 'Straß'],
    ['x Straße', 'sse', 'ße'],
    ['buy \n\n now!', 'buy now', 'buy \n\n now'],
    ['😀😀 é', 'e', 'é'],
  ])('%j: %j is %j', (source, found, original) => {
    const { text, original: back } = fold(source)
    const at = text.indexOf(found)
    const { start, end } = back(at, at + found.length)
    expect(source.slice(start, end)).toBe(original)
  })
})
