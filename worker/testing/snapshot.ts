import { TABLES } from './seed.ts'

/**
 * What a database holds, for tests that need it many times: to store it by the API again takes several times as long. The
 * result gives the statements that put it into an empty database of the same schema.
 */
export async function takeSnapshot(db: D1Database): Promise<() => D1PreparedStatement[]> {
  const of = <Row>(sql: string) => TABLES.map((table) => db.prepare(sql.replaceAll('$', table)) as Statement<Row>)
  const columns = await read(db, of<{ name: string }>("SELECT name FROM pragma_table_xinfo('$') WHERE hidden = 0"))
  const rows = await read(db, of<Record<string, unknown>>('SELECT * FROM $'))
  const [triggers] = await read(db, [
    db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'") as Statement<
      Record<'name' | 'sql', string>
    >,
  ])
  const inserts = TABLES.flatMap((table, i) => {
    if (rows[i]!.length === 0) return []
    // Generated columns are what they are generated from.
    const names = columns[i]!.map(({ name }) => name)
    const values = names.map((_, at) => `value ->> ${at}`)
    const sql = `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?)`
    return [db.prepare(sql).bind(JSON.stringify(rows[i]!.map((row) => names.map((name) => row[name]))))]
  })
  return () => [
    db.prepare('PRAGMA defer_foreign_keys = on'),
    // What they do is stored already.
    ...triggers!.map(({ name }) => db.prepare(`DROP TRIGGER ${name}`)),
    ...inserts,
    ...triggers!.map(({ sql }) => db.prepare(sql)),
  ]
}

/** With what its rows are. */
type Statement<Row> = D1PreparedStatement & { readonly row?: Row }

const read = async <Row>(db: D1Database, statements: Statement<Row>[]): Promise<Row[][]> =>
  (await db.batch<Row>(statements)).map(({ results }) => results)
