import { PERIOD } from '../crypto/ip-hash.ts'
import { SLOT, SLOTS_A_DAY } from '../db/arrivals.ts'
import { leastIdAt } from '../db/uuid-time.ts'
import type { Bindings } from '../env.ts'

/** Rows at once: the next hour does the next ones. */
const AT_ONCE = 5_000

/**
 * Deletes what has had its time: proofs and handovers that are good once, sessions, tokens for the article, slots of
 * arrivals, blocks that have ended, and hashes of addresses that no look-up finds any more, because their key has changed twice.
 */
export async function forgetExpired({ DB }: Bindings, now: number): Promise<void> {
  await DB.batch([
    DB.prepare(`DELETE FROM spent WHERE id IN (SELECT id FROM spent WHERE expires_at < ? LIMIT ${AT_ONCE})`).bind(now),
    DB.prepare('DELETE FROM handovers WHERE expires_at < ?').bind(now),
    DB.prepare('DELETE FROM in_place_tokens WHERE expires_at < ?').bind(now),
    DB.prepare(`DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < ? LIMIT ${AT_ONCE})`).bind(
      now,
    ),
    DB.prepare('DELETE FROM arrivals WHERE slot < ?').bind(Math.floor(now / SLOT) - 2 * SLOTS_A_DAY),
    DB.prepare(`DELETE FROM blocks WHERE id IN (SELECT id FROM blocks WHERE expires_at < ? LIMIT ${AT_ONCE})`).bind(
      now,
    ),
    DB.prepare(
      `UPDATE comments SET ip_hash = NULL, network_hash = NULL WHERE id IN (
         SELECT id FROM comments WHERE ip_hash IS NOT NULL AND id < ? ORDER BY id LIMIT ${AT_ONCE})`,
    ).bind(leastIdAt(now - 2 * PERIOD)),
  ])
}
