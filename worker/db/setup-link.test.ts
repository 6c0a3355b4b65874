import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { createModeratorToken } from '../crypto/moderator-token.ts'
import { expectProblem, send } from '../testing/client.ts'
import { CONSOLE } from '../testing/credentials.ts'
import { reset, seedModerator } from '../testing/seed.ts'
import { firstOwnerSql } from './owner.ts'
import { setupLink } from './setup-link.ts'

const site = { id: 'paper', name: 'The Paper', origins: [] }
const run = (statements: string[]) => env.DB.batch(statements.map((sql) => env.DB.prepare(sql)))
const signIn = (link: string) => send('POST', '/admin/session', { link }, CONSOLE)

beforeEach(reset)

test('the first owner signs in by the link that setup prints, each a new one', async () => {
  const now = Date.now()
  const owner = { site, moderatorName: 'Asha', moderatorToken: createModeratorToken(), now }
  const links = [await setupLink(now), await setupLink(now)]
  await run([...(await firstOwnerSql(owner)), links[0]!.sql])
  await seedModerator({ paper: 'owner' }, 'A later owner')
  await env.DB.prepare("UPDATE memberships SET created_at = ? WHERE moderator_id <> 'owner-of-paper'")
    .bind(now + 1)
    .run()
  await run([links[1]!.sql])
  for (const { link } of links) {
    const response = await signIn(link)
    expect(await response.json()).toMatchObject({ moderator: { name: 'Asha' } })
  }
})

test('a link that setup made half an hour ago is over', async () => {
  const { link, sql } = await setupLink(Date.now() - 30 * 60_000)
  const owner = { site, moderatorName: 'Asha', moderatorToken: createModeratorToken(), now: 0 }
  await run([...(await firstOwnerSql(owner)), sql])
  await expectProblem(await signIn(link), 'sign-in-link-invalid')
})
