import type { Page } from '../shared/page.ts'
import type { Sort } from '../shared/site.ts'
import { closedSince, EMPTY_PAGE, type PageRecord } from './db/pages.ts'
import type { SiteRecord } from './db/sites.ts'
import { toIso } from './db/time.ts'

/** The page as readers see it, with what the widget needs to know of the site. */
export function toPage(record: PageRecord | null, pageKey: string, sort: Sort, { settings }: SiteRecord): Page {
  const { title, url, commentCount, revision } = record ?? EMPTY_PAGE
  const closedAt = closedSince(record, settings, Date.now())
  return {
    key: pageKey,
    title,
    url,
    commentCount,
    closedAt: toIso(closedAt),
    revision,
    sort,
    editMinutes: settings.editMinutes,
    maxBodyLength: settings.maxBodyLength,
    surgeUntil: record?.surgeUntil && record.surgeUntil > Date.now() ? toIso(record.surgeUntil) : null,
    ...(!settings.live && { live: false }),
  }
}
