import type { Comment } from '../../shared/comment.ts'
import { shareUrl } from '../../shared/share-url.ts'
import type { Engagement } from './engagement.ts'
import { toggle } from './toggle.ts'

/** How long the button says that it has copied. */
const SAID = 4_000

/** The system's sheet where a thumb would open it, the clipboard elsewhere. */
export async function share(engagement: Engagement, { id, author }: Comment) {
  const { copied, messages, problems, root } = engagement
  const url = shareUrl(new URL(root.setting.base.replace(/\/v1\/.*/, ''), location.href).href, id)
  const title = messages.shareTitle(author!.name, root.pageTitle || document.title)
  const say = (isCopied: boolean) => {
    toggle(copied, id, isCopied)
    engagement.draw(id)
  }
  problems.delete(id)
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ url }))
    // Who closes the sheet has thought better of it.
    return void navigator.share({ url, title }).catch(() => {})
  try {
    await navigator.clipboard.writeText(url)
    root.said = messages.copied
    say(true)
    setTimeout(() => say(false), SAID)
  } catch {
    problems.set(id, messages.notCopied(url))
    say(false)
  }
}
