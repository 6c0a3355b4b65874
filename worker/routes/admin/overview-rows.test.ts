import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OverviewAnswer } from '../../../shared/overview.ts'
import { app } from '../../app.ts'
import { seedArchive } from '../../testing/archive.ts'
import { bearer, bindings } from '../../testing/client.ts'
import { metered } from '../../testing/meter.ts'
import { freshDatabases, reset, seedModerator, seedSite } from '../../testing/seed.ts'

/** Of one answer about a year, at any size of the site. */
const YEAR = 1_500

const COMMENTS = 200_000
const TWO_YEARS = 2 * 365 * 86_400_000

let token: string

beforeAll(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
  await seedArchive({ comments: COMMENTS, begins: Date.now() - TWO_YEARS, every: TWO_YEARS / COMMENTS })
  await env.DB.prepare(
    "UPDATE comments SET check_name = 'hold-words', ruled_status = 'pending' WHERE status = 'spam'",
  ).run()
}, 240_000)

afterAll(freshDatabases)

test.for([
  ['7', 300],
  ['28', 700],
  ['365', YEAR],
] as const)('an overview of %s days of 200,000 comments reads at most %i rows', async ([days, most]) => {
  const { db, meter } = metered(env.DB)
  const response = await app.request(
    `/v1/admin/sites/paper/overview?days=${days}&tz=Africa/Dar_es_Salaam`,
    { headers: bearer(token) },
    { ...bindings, DB: db },
  )
  const { overview } = OverviewAnswer.parse(await response.json())
  expect(overview.comments.count).toBeGreaterThan(200 * Number(days))
  expect(overview.pages).toHaveLength(6)
  expect(meter.rowsRead).toBeLessThanOrEqual(most)
})
