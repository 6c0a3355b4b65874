import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { setupLink } from '../worker/db/setup-link.ts'
import { readDatabases } from './database-config.ts'
import { Failure } from './failure.ts'
import { hashOf, once } from './stamp.ts'
import { quieten, runWrangler } from './wrangler.ts'

export type LocalDatabase = {
  /** Where wrangler keeps it: the directory that `--persist-to` names. */
  state: string
  secret: string
  moderatorToken: string
  /** Where pages that embed the demo's site are served from. */
  origins: string[]
}

const MIGRATIONS = ['worker/migrations', 'worker/search/migrations']
const SEED = ['tools/seed.ts', 'demo/articles', 'demo/conversations']

/** Brings a local database to the newest migration and puts the demo's site, articles and conversations into it, once. */
export async function ensureDatabase({ state, secret, moderatorToken, origins }: LocalDatabase): Promise<void> {
  // The stamps lie beside what they speak of: whoever deletes the database deletes them too.
  const database = join(state, 'v3/d1')
  await once({ stamp: join(database, 'migrated.stamp'), hash: hashOf(['wrangler.toml', ...MIGRATIONS]) }, async () => {
    // One after the other: both write into one directory.
    for (const { binding } of await readDatabases()) {
      const args = ['d1', 'migrations', 'apply', binding, '--local', '--persist-to', state]
      const { status, output } = await runWrangler(args)
      if (status !== 0) throw new Failure(`${output}\nThe database could not be migrated: the lines above say why.`)
    }
  })
  const hash = hashOf([...MIGRATIONS, ...SEED], secret, moderatorToken, ...origins)
  await once({ stamp: join(database, 'seeded.stamp'), hash }, () =>
    withDatabases(state, async (databases) => {
      // Only a start that has something to seed pays for loading the Worker's own code.
      const [{ seed }, { drain }] = await Promise.all([import('./seed.ts'), import('../worker/search/drain.ts')])
      await seed({ db: databases.DB, secret, moderatorToken, origins })
      while (await drain(databases, 10));
    }),
  )
}

/** Makes a one-time link for the first owner: a new one each time, because it is shown once and kept nowhere. */
export async function addSignInLink(state: string): Promise<string> {
  const { link, sql } = await setupLink(Date.now())
  await withDatabases(state, async ({ DB }) => void (await DB.prepare(sql).run()))
  return link
}

export type Databases = { DB: D1Database; SEARCH_DB: D1Database }

export async function withDatabases(state: string, work: (databases: Databases) => Promise<void>): Promise<void> {
  quieten()
  const { getPlatformProxy } = await import('wrangler')
  const configPath = await writeDatabaseConfig(state)
  // `wrangler dev` adds the v3 to its `--persist-to` by itself; here it has to be said.
  const proxy = await getPlatformProxy<Databases>({ configPath, persist: { path: join(state, 'v3') }, envFiles: [] })
  try {
    await work(proxy.env)
  } finally {
    await proxy.dispose()
  }
}

/** The databases of `wrangler.toml` alone: workerd warns of Durable Objects whose code is not there, as here it is not. */
async function writeDatabaseConfig(state: string): Promise<string> {
  const { unstable_readConfig } = await import('wrangler')
  const { name, compatibility_date, d1_databases } = unstable_readConfig({ config: 'wrangler.toml' })
  const path = join(state, 'databases.json')
  writeFileSync(path, JSON.stringify({ name, compatibility_date, d1_databases }))
  return path
}
