import { DATABASES } from '../shared/site.ts'
import { Failure } from './failure.ts'
import { quieten } from './wrangler.ts'

/** What we read of an entry of `d1_databases` in wrangler.toml. */
export type DatabaseConfig = { binding: string; database_name?: string; migrations_dir?: string }

export type NamedDatabase = { binding: string; name: string }

const MIGRATIONS = 'worker/migrations'

/**
 * The databases that the Worker has, in order, each with its own migrations: wrangler takes them from the directory that
 * stands with the binding. What would mix up sites is refused before anything is created.
 */
export function checkDatabases(configs: readonly DatabaseConfig[]): NamedDatabase[] {
  const databases = configs.flatMap(({ binding, database_name: name }) => (name ? [{ binding, name }] : []))
  if (databases.length === 0 || databases.length < configs.length)
    throw new Failure('wrangler.toml names not every database: give each of its d1_databases a database_name.')
  for (const [i, { binding, name }] of databases.entries()) {
    const same = databases.slice(0, i).find((other) => other.name === name)
    if (same)
      throw new Failure(`wrangler.toml binds ${name} twice: give ${binding} another database than ${same.binding}.`)
  }
  for (const { binding, migrations_dir: directory } of configs)
    if (DATABASES.some((name) => name === binding) && directory !== MIGRATIONS)
      throw new Failure(`Sites can be in ${binding}: give it migrations_dir = "${MIGRATIONS}" in wrangler.toml.`)
  return databases
}

export async function readDatabases(): Promise<NamedDatabase[]> {
  quieten()
  const { unstable_readConfig } = await import('wrangler')
  const { d1_databases }: { d1_databases: DatabaseConfig[] } = unstable_readConfig({ config: 'wrangler.toml' })
  return checkDatabases(d1_databases)
}
