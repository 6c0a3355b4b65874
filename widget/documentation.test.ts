/// <reference types="vite/client" />
import { expect, test } from 'vitest'
import embedding from '../docs/embed.md?raw'
import { CommentsElement } from './elements/comments-element.ts'
import { fieldStyles } from './styles/fields.ts'
import { tokens } from './styles/tokens.ts'

const documented = (pattern: RegExp) => [...new Set([...embedding.matchAll(pattern)].map(([, name]) => name!))].sort()

test('docs/embed.md lists every attribute, and no others', () => {
  const [, section = ''] = embedding.split('## Attributes of `<baraza-comments>`')
  const rows = [...section.split('\n## ', 1)[0]!.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name)
  // `lang` is the platform's own and is watched where the theme is.
  expect(rows.sort()).toEqual([...CommentsElement.attributes, 'lang'].sort())
})

test('docs/embed.md names only custom properties that there are', () => {
  for (const name of documented(/`(--baraza-[a-z-]+)`/g))
    expect(tokens + fieldStyles).toMatch(new RegExp(`var\\(\\s*${name},`))
})
