import type { SiteSettings } from '../shared/site.ts'

/** Tests and benches write faster than people, from one machine, and come from no form. */
export const UNHURRIED: Partial<SiteSettings> = {
  ...{ minSeconds: 0, floodSeconds: 0, hourlyPerIp: null, hourlyPerEmail: null, perMinute: null, surge: false },
}

/** Nobody is told to wait on this site, and nothing is held for its haste. */
export async function unhurry(server: string, site: string, moderatorToken: string): Promise<void> {
  const response = await fetch(`${server}/v1/admin/sites/${site}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${moderatorToken}` },
    body: JSON.stringify({ settings: UNHURRIED }),
  })
  if (!response.ok) throw new Error(await response.text())
}
