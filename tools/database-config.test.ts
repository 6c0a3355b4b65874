import { expect, test } from 'vitest'
import { checkDatabases, readDatabases } from './database-config.ts'

const DB = { binding: 'DB', database_name: 'baraza', migrations_dir: 'worker/migrations' }
const SEARCH_DB = { binding: 'SEARCH_DB', database_name: 'baraza-search', migrations_dir: 'worker/search/migrations' }
const DB_2 = { binding: 'DB_2', database_name: 'baraza-2', migrations_dir: 'worker/migrations' }

test('an installation begins with one database of sites, and that of what is searched', async () => {
  expect(await readDatabases()).toEqual([
    { binding: 'DB', name: 'baraza' },
    { binding: 'SEARCH_DB', name: 'baraza-search' },
  ])
})

test('a further database is created and migrated like the first', () => {
  expect(checkDatabases([DB, SEARCH_DB, DB_2])).toEqual([
    { binding: 'DB', name: 'baraza' },
    { binding: 'SEARCH_DB', name: 'baraza-search' },
    { binding: 'DB_2', name: 'baraza-2' },
  ])
})

test.for([
  ['no name', { ...DB_2, database_name: undefined! }, 'a database_name'],
  ['the name of another', { ...DB_2, database_name: 'baraza' }, 'another database than DB'],
  ['other migrations', { ...DB_2, migrations_dir: 'worker/search/migrations' }, 'give it migrations_dir'],
  ['no migrations', { binding: 'DB_2', database_name: 'baraza-2' }, 'give it migrations_dir'],
] as const)('a further database with %s is refused', ([, database, reason]) => {
  expect(() => checkDatabases([DB, SEARCH_DB, database])).toThrow(reason)
})
