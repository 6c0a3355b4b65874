import type { Acts } from './acts.ts'
import type { CommentElement } from './elements/comment-element.ts'
import type { CommentFormElement } from './elements/comment-form-element.ts'
import type { CommentsElement } from './elements/comments-element.ts'

/** Those whose times are kept. */
const ticking = new WeakSet<CommentsElement>()

/** What nobody waits for, each time a list has come or will not, and when the page turns to another language. */
export async function afterwards(root: CommentsElement, acts: Acts) {
  const { comments, live } = root
  if (!ticking.has(root)) {
    ticking.add(root)
    root.whileConnected((signal) => {
      const update = () => document.hidden || tick(root)
      document.addEventListener('visibilitychange', update, { signal })
      root.renderRoot.addEventListener('pointerover', (event) => sayExactly(root, event.target as Element), { signal })
      const timer = setInterval(update, 60_000)
      const observer = new MutationObserver(() => void afterwards(root, acts))
      observer.observe(root.renderRoot.querySelector('section')!, { attributeFilter: ['lang'] })
      return () => {
        clearInterval(timer)
        observer.disconnect()
      }
    })
  }
  // Safari has no idle callback yet.
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle))
  // Taken off its page meanwhile, it asks for nothing more; and nothing follows a list that has not come.
  if (!root.isConnected || !comments.page) return
  const isTold = live !== 'off' && comments.page.live !== false
  await Promise.all([
    // Editing and deleting is a chunk of its own: most readers have never posted here.
    comments.own.length > 0 && import('./own.ts').then(({ checkOwn }) => checkOwn(root, acts)),
    import('./engage.ts').then(({ engage }) => engage(root, acts)),
    isTold && import('./live.ts').then(({ follow }) => follow(root, acts)),
  ])
}

/** When exactly something was said, for who points at it. Saying so of each comment at once would take a moment of all. */
function sayExactly({ locale }: CommentsElement, target: Element) {
  if (target instanceof HTMLTimeElement) target.title = locale.formats.date(target.dateTime, 'short')
}

/**
 * Each minute while the page is looked at, and when it is looked at again. Lists are not drawn again for this: the text is
 * Lit's, which compares with what it wrote last, and writes over what we do.
 */
function tick({ locale, renderRoot }: CommentsElement) {
  for (const time of renderRoot.querySelectorAll('time'))
    time.lastChild!.textContent = locale.formats.ago(time.dateTime)
  for (const element of renderRoot.querySelectorAll<CommentElement | CommentFormElement>(
    'baraza-comment, baraza-comment-form',
  ))
    if (!('own' in element) || element.own) element.requestUpdate()
}
