import { render } from 'lit/html.js'
import { afterEach, expect, test } from 'vitest'
import type { RichText } from '../shared/rich-text.ts'
import { renderRichText } from './rich-text.ts'

afterEach(() => render(null, document.body))

function draw(content: RichText) {
  render(renderRichText(content), document.body)
  // Lit's markers, and the white space between tags, say nothing.
  return document.body.innerHTML.replace(/<!--.*?-->/g, '').replace(/\s*\n\s*/g, '')
}

test('draws every kind of block and inline', () => {
  const content: RichText = [
    {
      type: 'paragraph',
      children: [
        'One ',
        { type: 'strong', children: ['two ', { type: 'emphasis', children: ['three'] }] },
        { type: 'break' },
        { type: 'strikethrough', children: ['four'] },
        { type: 'code', text: '<five>' },
      ],
    },
    { type: 'quote', children: [{ type: 'paragraph', children: ['six'] }] },
    { type: 'list', ordered: true, start: 3, items: [[{ type: 'paragraph', children: ['seven'] }]] },
    { type: 'list', ordered: false, items: [[{ type: 'paragraph', children: ['eight'] }]] },
    { type: 'code', text: 'a  b\n' },
  ]
  expect(draw(content)).toBe(
    '<p>One <strong>two <em>three</em></strong><br><s>four</s><code>&lt;five&gt;</code></p>' +
      '<blockquote><p>six</p></blockquote><ol start="3"><li>seven</li></ol><ul><li>eight</li></ul>' +
      '<pre tabindex="0"><code>a  b</code></pre>',
  )
})

test('words are never markup', () => {
  expect(draw([{ type: 'paragraph', children: ['<img src=x onerror=alert(1)>'] }])).toBe(
    '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
  )
})

test('links say that readers made them, and lead nowhere but to addresses', () => {
  const link = (url: string): RichText => [{ type: 'paragraph', children: [{ type: 'link', url, children: ['here'] }] }]
  expect(draw(link('https://a.example'))).toBe(
    '<p><a rel="ugc nofollow noopener" href="https://a.example">here</a></p>',
  )
  expect(draw(link('javascript:alert(1)'))).toBe('<p>here</p>')
})
