import type { CommentElement } from '../elements/comment-element.ts'
import type { Engagement } from './engagement.ts'

/** Words that are selected within one comment can be quoted in an answer. How, is a chunk that comes with the first of them. */
export function offerQuotes(engagement: Engagement) {
  const { root } = engagement
  root.whileConnected((signal) => {
    let offered: Range | undefined
    const look = async () => {
      const range = selectedIn(root.renderRoot as ShadowRoot)
      const element = range && commentOf(range)
      // Where nobody can answer, nobody can quote.
      const isOffered = element?.querySelector('[name=reply]')
      offered = isOffered ? range : undefined
      const quote = await import('./quote.ts').catch(() => undefined)
      if (offered === range || !isOffered) quote?.offer(engagement, isOffered ? element : undefined, range)
    }
    const handle = () => {
      const range = selectedIn(root.renderRoot as ShadowRoot)
      if (range || offered) void look()
    }
    document.addEventListener('selectionchange', handle, { signal })
  })
}

/** What is selected here. Browsers differ in how they tell of what is selected in a shadow root. */
function selectedIn(root: ShadowRoot & { getSelection?: () => Selection | null }): Range | undefined {
  const selection = getSelection()
  const [within] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? []
  const own = root.getSelection?.()
  const { startContainer, startOffset, endContainer, endOffset } =
    within ?? (own?.rangeCount ? own.getRangeAt(0) : document.createRange())
  const range = document.createRange()
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
  return range.collapsed || !root.contains(range.commonAncestorContainer) ? undefined : range
}

/** Whose words they are; a selection that goes beyond them is nobody's. */
function commentOf({ commonAncestorContainer: at }: Range) {
  const element =
    (at instanceof Element ? at : at.parentElement)?.closest<CommentElement>('baraza-comment') ?? undefined
  const words = element?.querySelector('article > div')
  return words?.contains(at) ? element : undefined
}
