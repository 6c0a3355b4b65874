import type { Acts } from '../acts.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { Moderation } from './moderation.ts'

const moderations = new WeakMap<CommentsElement, Moderation>()

/**
 * Makes a moderator of who comes with the console's code, or goes on where this tab has a session, and brings a comment
 * that readers are not given. Refusals are said in the page; it never rejects.
 */
export async function moderate(root: CommentsElement, acts: Acts, id: string, code: string | undefined) {
  const moderation = moderations.get(root) ?? new Moderation(root, acts)
  moderations.set(root, moderation)
  await moderation.begin(code)
  await moderation.bring(id)
}
