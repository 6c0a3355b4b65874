import { html } from 'lit/html.js'
import type { Block, Inline, RichText } from '../shared/rich-text.ts'
import { webAddress } from './web-address.ts'

/** Draws what an author wrote, node by node: nothing from the wire is ever parsed as HTML. */
export const renderRichText = (content: RichText): unknown => content.map(renderBlock)

function renderBlock(block: Block): unknown {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${block.children.map(renderInline)}</p>`
    case 'quote':
      return html`<blockquote>${renderRichText(block.children)}</blockquote>`
    case 'code':
      // Wide code scrolls, and what scrolls must be reachable by keyboard.
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderItem(item)}</li>`)
      return block.ordered
        ? html`<ol start=${block.start ?? 1}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`
    }
  }
}

/** The lines of a tight list carry no paragraphs of their own. */
const renderItem = (item: Block[]) =>
  item.map((block) =>
    block.type === 'paragraph' && item.length === 1 ? block.children.map(renderInline) : renderBlock(block),
  )

function renderInline(inline: Inline): unknown {
  if (typeof inline === 'string') return inline
  switch (inline.type) {
    case 'break':
      return html`<br />`
    case 'code':
      return html`<code>${inline.text}</code>`
  }
  const children = inline.children.map(renderInline)
  switch (inline.type) {
    case 'strong':
      return html`<strong>${children}</strong>`
    case 'emphasis':
      return html`<em>${children}</em>`
    case 'strikethrough':
      return html`<s>${children}</s>`
    case 'link': {
      const address = webAddress(inline.url)
      return address ? html`<a href=${address} rel="ugc nofollow noopener">${children}</a>` : children
    }
  }
}
