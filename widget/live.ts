import type { Acts } from './acts.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { browserClock } from './live/clock.ts'
import { Live } from './live/live.ts'

const lives = new WeakMap<CommentsElement, Live>()

/** Each time that a list has come: what happens on its page is told from now on. */
export function follow(root: CommentsElement, acts: Acts, clock = browserClock) {
  const live = lives.get(root) ?? new Live(root, acts, clock)
  lives.set(root, live)
  live.follow()
}
