import type { Sort } from '../shared/site.ts'

/** Where a site's comments live. */
export const siteUrl = (server: string, site: string) =>
  `${server.replace(/\/+$/, '')}/v1/sites/${encodeURIComponent(site)}/comments`

export interface ListQuery {
  pageKey: string
  sort?: Sort | null | undefined
  cursor?: string | null | undefined
}

export const listUrl = (base: string, { pageKey, sort, cursor }: ListQuery) =>
  `${base}?${new URLSearchParams({ pageKey, ...(sort && { sort }), ...(cursor && { cursor }) })}`
