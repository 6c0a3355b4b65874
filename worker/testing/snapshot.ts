import { TABLES } from './seed.ts'

/**
 * What a database holds, for tests that need it many times: to store it by the API again takes several times as long. The
 * result gives the statements that put it into an empty database of the same schema.
 */
export async function takeSnapshot(db: D1Database): Promise<() => D1PreparedStatement[]> {
  const ofEach = async <Row>(sql: string) => {
    const answers = await db.batch<Row>(TABLES.map((table) => db.prepare(sql.replace('$', table))))
    return answers.map(({ results }) => results)
  }
  // Generated columns are what they are generated from.
  const columns = await ofEach<{ name: string }>("SELECT name FROM pragma_table_xinfo('$') WHERE hidden = 0")
  const rows = await ofEach<Record<string, unknown>>('SELECT * FROM $')
  const { results: triggers } = await db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all<Record<'name' | 'sql', string>>()
  const inserts = TABLES.flatMap((table, i) => {
    if (rows[i]!.length === 0) return []
    const names = columns[i]!.map(({ name }) => name)
    const values = names.map((_, at) => `value ->> ${at}`)
    const sql = `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?)`
    return [db.prepare(sql).bind(JSON.stringify(rows[i]!.map((row) => names.map((name) => row[name]))))]
  })
  return () => [
    db.prepare('PRAGMA defer_foreign_keys = on'),
    // What they do is stored already.
    ...triggers.map(({ name }) => db.prepare(`DROP TRIGGER ${name}`)),
    ...inserts,
    ...triggers.map(({ sql }) => db.prepare(sql)),
  ]
}
