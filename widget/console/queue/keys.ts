import type { KeyName } from '../locales/messages.ts'

/** In the order of the line at the foot. What `end` says stands only in the list of all keys. */
export const KEYS: readonly { name: KeyName; keys: string[]; isRare?: boolean }[] = [
  { name: 'move', keys: ['J', 'K'] },
  { name: 'approve', keys: ['A'] },
  { name: 'reject', keys: ['R'] },
  { name: 'spam', keys: ['S'] },
  { name: 'undo', keys: ['U'] },
  { name: 'select', keys: ['X'] },
  { name: 'range', keys: ['⇧', 'X'] },
  { name: 'reply', keys: ['E'] },
  { name: 'block', keys: ['B'] },
  { name: 'search', keys: ['/'] },
  { name: 'open', keys: ['O'], isRare: true },
  { name: 'clear', keys: ['Esc'], isRare: true },
  { name: 'allKeys', keys: ['?'], isRare: true },
]

/** What a key asks for, by what it writes: layouts have their own places for letters. */
const COMMANDS: Record<string, KeyName | 'down' | 'up'> = {
  j: 'down',
  arrowdown: 'down',
  k: 'up',
  arrowup: 'up',
  a: 'approve',
  r: 'reject',
  s: 'spam',
  u: 'undo',
  x: 'select',
  e: 'reply',
  b: 'block',
  o: 'open',
  '/': 'search',
  '?': 'allKeys',
  escape: 'clear',
}

/** The command of a key press, unless somebody writes or means the browser. */
export function commandOf(event: KeyboardEvent): KeyName | 'down' | 'up' | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return undefined
  // Nobody decides on what stands behind a dialog, or behind the way back in, wherever focus is.
  if (document.querySelector('dialog[open], .console[inert]')) return undefined
  const target = event.composedPath()[0] as Element
  const isWriting = target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  const command = COMMANDS[event.key.toLowerCase()]
  if (isWriting) return command === 'clear' ? 'clear' : undefined
  // Arrows scroll what has no list, and a button or a link is pressed by its own keys, none of which is a command.
  return command === 'select' && event.shiftKey ? 'range' : command
}
