import { env } from 'cloudflare:workers'
import type { Scope } from '../../shared/credentials.ts'
import { addBlock } from '../blocks/block.ts'
import { addNote } from '../db/author-notes.ts'
import { createInvitation } from '../db/invitations.ts'
import { addView } from '../db/views.ts'
import { api, bearer, bindings, decide, param, post } from './client.ts'
import { seedSession, seedToken } from './credentials.ts'
import { reset, seedModerator, seedSite, TABLES } from './seed.ts'
import { takeSnapshot } from './snapshot.ts'

export type World = Awaited<ReturnType<typeof makeWorld>>

let kept: { world: World; restore: () => D1PreparedStatement[] } | undefined

/**
 * A site with an owner, two moderators and one of everything that an admin route can be asked for; and another site. Made
 * once by what stores it in earnest, and put back as it was from then on.
 */
export async function seedWorld(): Promise<World> {
  await reset()
  if (kept) await env.DB.batch(kept.restore())
  else kept = { world: await makeWorld(), restore: await takeSnapshot(env.DB) }
  return kept.world
}

async function makeWorld() {
  await seedSite()
  await seedSite({ id: 'other' })
  const owner = await seedModerator({ paper: 'owner' }, 'Amina')
  const moderator = await seedModerator({ paper: 'moderator' }, 'Baraka')
  const third = await seedModerator({ paper: 'moderator' }, 'Chiku')
  const stranger = await seedModerator({ other: 'moderator' }, 'Eve')
  await post({ pageKey: '/other' })
  const { comment } = await post()
  await post({ pageKey: '/thaw' })
  await decide(owner.token, 'approved', comment.id)
  const { decisions } = await (
    await api.admin.sites[':siteId'].decisions.$get({ param, query: {} }, { headers: bearer(owner.token) })
  ).json()
  const act = { siteId: 'paper', moderatorId: owner.id, now: Date.now() }
  const invitation = await createInvitation(env.DB, act, { name: 'Dalila', role: 'moderator' }, 'hash-of-an-invitation')
  const hour = 3_600_000
  const block = await addBlock(bindings, act, {
    kind: 'email-domain',
    value: 'worse.example',
    reason: null,
    expiresAt: null,
  })
  const note = (await addNote(env.DB, act, comment.author!.id, 'Writes from the harbour.'))!
  const view = (await addView(env.DB, act, { name: 'Ours', query: { status: 'spam' }, isShared: true }))!
  const passkeyId = crypto.randomUUID()
  await env.DB.prepare(
    `INSERT INTO passkeys (id, moderator_id, credential_id, public_key, counter, transports, synced, created_at)
     VALUES (?, ?, 'credential', 'key', 0, '[]', 0, 0)`,
  )
    .bind(passkeyId, owner.id)
    .run()
  return {
    passkeyId,
    owner,
    block,
    view,
    note,
    third,
    comment,
    invitation,
    decision: decisions[0]!,
    ownerSession: await seedSession(owner.id),
    spareSession: await seedSession(owner.id),
    spareToken: await seedToken(owner.id),
    expiredSession: await seedSession(owner.id, { expiresAt: Date.now() - 1 }),
    expiredToken: await seedToken(owner.id, { expiresAt: Date.now() - 1 }),
    revokedToken: await seedToken(owner.id, { revokedAt: Date.now() - hour }),
    ownerToken: await seedToken(owner.id),
    moderatorToken: await seedToken(moderator.id),
    strangerToken: await seedToken(stranger.id),
    strangerSession: await seedSession(stranger.id),
    tokenWith: (...scopes: Scope[]) => seedToken(owner.id, { scopes }),
  }
}

/** All that is stored. */
export async function dump(): Promise<string> {
  const results = await env.DB.batch(TABLES.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)))
  return JSON.stringify(results.map((result) => result.results))
}
