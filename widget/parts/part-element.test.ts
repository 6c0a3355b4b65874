import { expect, test } from 'vitest'
import { serve, useParts, write } from '../testing/parts.ts'

useParts()

const card = { key: '/a', url: 'https://paper.example/a', title: 'Ice', authors: [], commentCount: 2, topComment: null }
const answers = {
  '/pages': { pages: [card] },
  '/reactions': { reactions: [{ kind: 'moving', count: 1 }], mine: null },
}

test.for(['baraza-share', 'baraza-theme-toggle', 'baraza-reactions', 'baraza-dont-miss'])(
  '%s names the language of its words, and runs as they do, also where the page runs the other way',
  async (name) => {
    serve(answers)
    const part = `<${name} site="demo" loading="eager"></${name}>`
    const page = write(`<div lang="he" dir="rtl">${part}</div><div lang="ar">${part}</div>`)
    const frames = () => [...page.querySelectorAll(name)].map(({ shadowRoot }) => shadowRoot?.querySelector('.baraza'))
    await expect
      .poll(() => frames().map((frame) => frame && [frame.getAttribute('lang'), getComputedStyle(frame).direction]))
      .toEqual([
        ['en', 'ltr'],
        ['ar', 'rtl'],
      ])
  },
)
