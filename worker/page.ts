import type { Page } from '../shared/page.ts'
import type { Sort } from '../shared/site.ts'
import { closedSince, emptyPage, type PageRecord } from './db/pages.ts'
import type { SiteRecord } from './db/sites.ts'

/** The page as readers see it, with what the widget needs to know of the site. */
export function toPage(record: PageRecord | null, pageKey: string, sort: Sort, { settings }: SiteRecord): Page {
  const { title, url, commentCount, revision } = record ?? emptyPage(pageKey)
  const closedAt = closedSince(record, settings, Date.now())
  return {
    key: pageKey,
    title,
    url,
    commentCount,
    closedAt: closedAt === null ? null : new Date(closedAt).toISOString(),
    revision,
    sort,
    editMinutes: settings.editMinutes,
    maxBodyLength: settings.maxBodyLength,
  }
}
