/** The sealed keys of third parties of a site. */
export const secretsStatement = (db: D1Database, siteId: string) =>
  db.prepare('SELECT name, value FROM site_secrets WHERE site_id = ?').bind(siteId)
