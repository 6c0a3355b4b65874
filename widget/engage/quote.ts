import type { CommentElement } from '../elements/comment-element.ts'
import type { Engagement } from './engagement.ts'

/** Longer ones are read where they stand. */
const LONGEST = 500

const button = document.createElement('button')
button.name = 'quote'
// The words stay selected.
button.onpointerdown = (event) => event.preventDefault()

/** Beside what is selected, after the words in the order of the keyboard; it takes no room. Without a comment it goes. */
export function offer(engagement: Engagement, element: CommentElement | undefined, range: Range | undefined) {
  const article = element?.querySelector('article')
  const words = article?.querySelector(':scope > div')
  const last = range && [...range.getClientRects()].at(-1)
  if (!article || !words || !last) return button.remove()
  button.textContent = engagement.messages.quote
  button.onclick = () => {
    button.remove()
    void quote(engagement, element!, textOf(range))
  }
  const { left, right, top } = article.getBoundingClientRect()
  if (words.nextElementSibling !== button) words.after(button)
  const start = Math.max(0, Math.min(last.right - left - button.offsetWidth, right - left - button.offsetWidth))
  // Through the object model, which a strict content security policy allows.
  Object.assign(button.style, { top: `${last.bottom - top + 6}px`, left: `${start}px` })
}

async function quote({ acts, root }: Engagement, element: CommentElement, text: string) {
  const { id } = element.comment
  await root.openForm(id, 'reply')
  await acts.focusForm(id)
  const field = element.querySelector('baraza-comment-form')?.shadowRoot?.querySelector('textarea')
  if (!field) return
  // What was written before stays.
  const before = field.value.trimEnd()
  field.value = `${before && `${before}\n\n`}${text.replace(/^/gm, '> ')}\n\n`
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  getSelection()?.removeAllRanges()
  field.focus()
}

/** A line for each paragraph, as quotations are written. */
function textOf(range: Range): string {
  const fragment = range.cloneContents()
  const blocks = [...fragment.querySelectorAll('p, pre, li:not(:has(p))')]
  const texts = (blocks.length > 0 ? blocks : [fragment]).map(({ textContent }) => textContent!.trim())
  return texts.filter(Boolean).join('\n\n').slice(0, LONGEST)
}
