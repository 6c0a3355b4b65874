import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'

/** What stands outside the Worker on Cloudflare as well, in this process: what it computes is not the Worker's. */
export interface Outside {
  /** Host and port. */
  address: string
  stop: () => Promise<void>
}

interface Query {
  sql: string
  /** Bytes travel as arrays of numbers. */
  params?: (number | string | null | number[])[]
}

const toSqlite = (value: number | string | null | number[]): SQLInputValue =>
  Array.isArray(value) ? Uint8Array.from(value) : value

/** D1 knows integers as far as JavaScript’s numbers do. */
const toJson = (value: SQLOutputValue) =>
  value instanceof Uint8Array ? [...value] : typeof value === 'bigint' ? Number(value) : value

/** Speaks what workerd's D1 binding speaks: `POST /query` and `/execute`, one statement or a batch, which is a transaction. */
export function startDatabase(file: string): Promise<Outside> {
  const db = new DatabaseSync(file)
  const totals = db.prepare('SELECT total_changes() AS changes, last_insert_rowid() AS lastRowId')
  totals.setReadBigInts(true)
  const run = ({ sql, params = [] }: Query) => {
    const before = totals.get()!
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    statement.setReadBigInts(true)
    const rows = statement.all(...params.map(toSqlite)) as unknown as SQLOutputValue[][]
    const after = totals.get()!
    const meta = {
      ...{ duration: 0, rows_read: 0, rows_written: 0, size_after: 0, changed_db: after.changes !== before.changes },
      ...{ changes: Number(after.changes) - Number(before.changes), last_row_id: Number(after.lastRowId) },
    }
    const columns = statement.columns().map(({ name }) => name)
    return { success: true, results: { columns, rows: rows.map((row) => row.map(toJson)) }, meta }
  }
  const transact = (queries: Query[]) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const results = queries.map(run)
      db.exec('COMMIT')
      return results
    } catch (error) {
      db.exec('ROLLBACK')
      return { success: false, error: (error as Error).message }
    }
  }
  return listen(
    async (request) => {
      const queries = JSON.parse(String(await buffer(request))) as Query | Query[]
      const body = JSON.stringify(transact([queries].flat()))
      const headers = { 'Content-Type': 'application/json', 'x-cf-d1-session-commit-token': 'bookmark' }
      return { status: 200, headers, body: Buffer.from(body) }
    },
    () => db.close(),
  )
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Speaks what workerd's Cache API speaks: a `PUT` carries a whole HTTP response, and a `GET` says whether it was kept. */
export function startCache(): Promise<Outside> {
  const kept = new Map<string, Answer>()
  return listen(async (request) => {
    const key = `${request.headers.host}${request.url}`
    if (request.method === 'PUT') kept.set(key, parseResponse(await buffer(request)))
    else if (request.method === 'GET')
      return kept.get(key) ?? { status: 504, headers: { 'CF-Cache-Status': 'MISS' }, body: Buffer.alloc(0) }
    return { status: 204, headers: {}, body: Buffer.alloc(0) }
  })
}

function parseResponse(bytes: Buffer): Answer {
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers: Record<string, string> = { 'CF-Cache-Status': 'HIT' }
  let isChunked = false
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(line) ?? []
    if (/^transfer-encoding$/i.test(name)) isChunked = true
    else headers[name] = value
  }
  const body = bytes.subarray(end + 4)
  return { status: Number(first.split(' ')[1]), headers, body: isChunked ? joinChunks(body) : body }
}

/** RFC 9112, section 7.1. */
function joinChunks(bytes: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const start = bytes.indexOf('\r\n', at) + 2
    const size = parseInt(bytes.toString('latin1', at, start), 16)
    if (!size) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(start, start + size))
    at = start + size + 2
  }
}

async function listen(answer: (request: IncomingMessage) => Promise<Answer>, close = () => {}): Promise<Outside> {
  const listener: RequestListener = (request, response) =>
    void answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error: unknown) => response.destroy(error as Error),
    )
  const server = createServer({ keepAliveTimeout: 60_000 }, listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
      close()
    },
  }
}
