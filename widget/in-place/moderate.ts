import type { Acts } from '../acts.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { Moderation } from './moderation.ts'

const moderations = new WeakMap<CommentsElement, Moderation>()

/**
 * Makes a moderator of who comes with the console's code, or goes on where this tab has a session, and brings a comment
 * that readers are not given. Refusals are said in the page; it never rejects.
 */
export async function moderate(root: CommentsElement, acts: Acts, id: string, code: string | undefined) {
  let moderation = moderations.get(root)
  // A session is of one site, and the element may have turned to another.
  if (moderation?.base !== root.setting.base) {
    moderation?.leave()
    moderations.set(root, (moderation = new Moderation(root, acts)))
  }
  await moderation.begin(code)
  await moderation.bring(id)
}
