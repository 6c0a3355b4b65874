import type { Database } from '../db/database.ts'

/** What a database was asked, and from where on: as `withSession` takes it, or null outside of sessions. */
export interface Asked {
  sql: string
  from: string | null
}

/**
 * A D1 database that counts what passes through it and through its sessions, exactly as D1 itself bills it: rows read and
 * written, statements, round trips. For the tests that hold our budgets.
 */
export function metered(db: D1Database) {
  const meter = { rowsRead: 0, rowsWritten: 0, statements: 0, roundTrips: 0 }
  const asked: Asked[] = []

  class Statement {
    readonly statement: D1PreparedStatement
    readonly asked: Asked

    constructor(statement: D1PreparedStatement, asked: Asked) {
      this.statement = statement
      this.asked = asked
    }

    bind(...values: unknown[]) {
      return new Statement(this.statement.bind(...values), this.asked)
    }

    count<Row>(result: D1Result<Row>) {
      meter.rowsRead += result.meta.rows_read
      meter.rowsWritten += result.meta.rows_written
      meter.statements++
      asked.push(this.asked)
      return result
    }

    async all() {
      meter.roundTrips++
      return this.count(await this.statement.all())
    }

    async run() {
      return this.all()
    }

    // D1's own `first` tells no figures.
    async first(column?: string) {
      const [row] = (await this.all()).results as Record<string, unknown>[]
      return row === undefined ? null : column === undefined ? row : row[column]
    }
  }

  const through = (asked: Database, from: string | null) => ({
    prepare: (sql: string) => new Statement(asked.prepare(sql), { sql, from }),
    async batch(statements: Statement[]) {
      meter.roundTrips++
      const results = await asked.batch(statements.map(({ statement }) => statement))
      return results.map((result, i) => statements[i]!.count(result))
    },
  })
  const withSession = (from: string) => {
    const session = db.withSession(from)
    return { ...through(session, from), getBookmark: () => session.getBookmark() }
  }
  return { db: { ...through(db, null), withSession } as unknown as D1Database, meter, asked }
}
