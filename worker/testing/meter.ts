/**
 * A D1 database that counts what passes through it, exactly as D1 itself bills it: rows read and written, statements,
 * round trips. For the tests that hold our budgets.
 */
export function metered(db: D1Database) {
  const meter = { rowsRead: 0, rowsWritten: 0, statements: 0, roundTrips: 0 }
  const count = <Row>(result: D1Result<Row>) => {
    meter.rowsRead += result.meta.rows_read
    meter.rowsWritten += result.meta.rows_written
    meter.statements++
    return result
  }

  class Statement {
    readonly statement: D1PreparedStatement

    constructor(statement: D1PreparedStatement) {
      this.statement = statement
    }

    bind(...values: unknown[]) {
      return new Statement(this.statement.bind(...values))
    }

    async all() {
      meter.roundTrips++
      return count(await this.statement.all())
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

  const meteredDb = {
    prepare: (sql: string) => new Statement(db.prepare(sql)),
    async batch(statements: Statement[]) {
      meter.roundTrips++
      return (await db.batch(statements.map(({ statement }) => statement))).map(count)
    },
  }
  return { db: meteredDb as unknown as D1Database, meter }
}
