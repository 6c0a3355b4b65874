import type { Sort } from '../shared/site.ts'

/** Where a site's comments live. */
export const commentsUrl = (server: string, site: string) =>
  `${server.replace(/\/+$/, '')}/v1/sites/${encodeURIComponent(site)}/comments`

export interface ListQuery {
  pageKey: string
  sort?: Sort | undefined
  cursor?: string | undefined
}

/** The loader asks for this very address before the rest of the code has arrived: one list, one spelling. */
export const listUrl = (base: string, { pageKey, sort, cursor }: ListQuery) =>
  `${base}?${new URLSearchParams({ pageKey, ...(sort && { sort }), ...(cursor && { cursor }) })}`
