import type { Acts } from './acts.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import { Engagement } from './engage/engagement.ts'
import { LineElement } from './engage/line-element.ts'
import { RowElement } from './engage/row-element.ts'
import { SinceElement } from './engage/since-element.ts'

const ELEMENTS = { 'baraza-row': RowElement, 'baraza-line': LineElement, 'baraza-since': SinceElement }

for (const [name, element] of Object.entries(ELEMENTS))
  if (!customElements.get(name)) customElements.define(name, element)

const engagements = new WeakMap<CommentsElement, Engagement>()

/** What readers do with comments beside answering them. Called each time that a list has come. */
export async function engage(root: CommentsElement, acts: Acts) {
  if (!root.isConnected) return
  const engagement = engagements.get(root) ?? new Engagement(root, acts)
  engagements.set(root, engagement)
  await engagement.begin()
}
