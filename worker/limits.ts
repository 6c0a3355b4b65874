import type { Bindings } from './env.ts'

/**
 * Cloudflare's own rate limit, asked before the database is. It is approximate and per data centre: it spares us floods,
 * and the exact limits are counted in D1. Where the binding is absent, locally or by choice, it lets everything through.
 */
export async function limit({ WRITES }: Pick<Bindings, 'WRITES'>, key: string): Promise<boolean> {
  if (!WRITES) return true
  const { success } = await WRITES.limit({ key })
  return success
}
