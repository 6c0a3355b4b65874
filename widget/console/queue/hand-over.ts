import type { AdminComment } from '../../../shared/admin.ts'
import type { Handover } from '../../../shared/in-place.ts'
import type { Site } from '../../../shared/site.ts'
import { ApiError } from '../../answer.ts'
import { ask } from '../api.ts'

/** Whether the comment's page has an address to go to. */
export const hasPage = ({ page }: AdminComment) => page.url !== null && /^https?:/i.test(page.url)

/**
 * Opens the comment where readers are, with a code that makes a moderator of who comes with it: see docs/api.md, "In place".
 *
 * The tab is opened while the click is being handled, which pop-up blockers let pass, and cut off from this one before it
 * goes anywhere. What was typed into a page's address decides where the code goes, so only the site's own origins get one.
 */
export async function moderateOnPage(siteId: string, comment: AdminComment): Promise<void> {
  const tab = open('', '_blank')
  if (tab) tab.opener = null
  try {
    const url = new URL(comment.page.url!)
    const { site } = await ask<{ site: Site }>(`/sites/${siteId}`)
    if (!site.origins.includes(url.origin)) throw new ApiError('origin-not-allowed')
    const { code } = await ask<Handover>(`/sites/${siteId}/handovers`, { method: 'POST' })
    url.hash = `comment-${comment.id}&moderate=${code}`
    if (tab) tab.location.replace(url.href)
    // Blocked after all: here is better than nowhere.
    else location.assign(url.href)
  } catch (error) {
    tab?.close()
    throw error
  }
}
