/**
 * SQL of the id of the page that a key names: its own, or another that was called so before it was renamed or merged. The
 * second is only asked when there is no first.
 */
export const pageIdOf = (siteId: string, pageKey: string) =>
  `coalesce((SELECT id FROM pages WHERE site_id = ${siteId} AND page_key = ${pageKey}),
            (SELECT page_id FROM page_aliases WHERE site_id = ${siteId} AND page_key = ${pageKey}))`
