import type { CommentsElement } from '../elements/comments-element.ts'

const FIELDS = 'input, textarea, select, [contenteditable], [role=textbox], dialog'

/** J and K go from comment to comment, while somebody is among them or has them before their eyes, and nobody writes. */
export function stepByKeys(root: CommentsElement) {
  const step = (event: KeyboardEvent) => {
    const { altKey, code, ctrlKey, defaultPrevented, isComposing, key, metaKey, shiftKey } = event
    // Where the keyboard writes other letters, the keys stand where these would.
    const named = key < '\u0080' ? `Key${key.toUpperCase()}` : code
    const by = +(named === 'KeyJ') - +(named === 'KeyK')
    if (!by || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented || isComposing) return
    const path = event.composedPath()
    const target = path[0] as Element
    const isAmong = path.includes(root)
    // What the page does with its own controls is the page's.
    if (target.closest(FIELDS) || !(isAmong || target === document.body)) return
    const { top, bottom } = root.getBoundingClientRect()
    if (!isAmong && (bottom < 0 || top > innerHeight)) return
    const articles = [...root.renderRoot.querySelectorAll('article')].filter((each) => each.checkVisibility())
    const at = articles.findIndex((each) => each.contains(target))
    // Who is at none begins with what is read.
    const before = (each: Element) => each.getBoundingClientRect().top < TOP - 1
    const next = at >= 0 ? at + by : articles.filter(before).length - +(by < 0)
    if (!articles[next]) return
    event.preventDefault()
    show(articles[next])
  }
  root.whileConnected((signal) => addEventListener('keydown', step, { signal }))
}

/** Under a bar that the page may have fixed to the top of the window; as in the sheet. */
const TOP = 96

/** With focus, and where it is not to be seen as a whole, from its beginning. */
export function show(article: HTMLElement) {
  article.focus({ preventScroll: true })
  const { top, bottom } = article.getBoundingClientRect()
  if (top < TOP || bottom > innerHeight) article.scrollIntoView()
}
