import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { brotliCompressSync, constants } from 'node:zlib'

export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** What Cloudflare compresses with on the way. Its static files are no better, so that no figure flatters us. */
const QUALITY = 4

const compress = (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })

/** Of an answer that is passed on, these are about the way it came. */
const OF_THE_WAY = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
  'date',
])

/** What another server answers, undone of how it travelled. */
export async function passOn(server: string, request: IncomingMessage): Promise<Answer> {
  const headers = { ...request.headers } as Record<string, string>
  for (const name of ['connection', 'host', 'accept-encoding']) delete headers[name]
  const response = await fetch(server + request.url, { method: request.method ?? 'GET', headers, redirect: 'manual' })
  const kept = [...response.headers].filter(([name]) => !OF_THE_WAY.has(name))
  return {
    status: response.status,
    headers: Object.fromEntries(kept),
    body: Buffer.from(await response.arrayBuffer()),
  }
}

/** Compresses what is text, as Cloudflare does and `wrangler dev` does not. Sockets lead to the server behind it. */
export async function startFront(port: number, answer: (request: IncomingMessage) => Promise<Answer>, behind?: string) {
  const server = createServer((request, response) => {
    answer(request).then(
      (given) => send(response, given),
      (error: unknown) => response.writeHead(502).end(String(error)),
    )
  })
  if (behind) server.on('upgrade', (request: IncomingMessage, socket) => passSocket(behind, request, socket))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, 'localhost', resolve))
  return {
    url: `http://localhost:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isText = body.length > 0 && /text|json|javascript/.test(headers['content-type'] ?? '')
  response.writeHead(status, { ...headers, ...(isText && { 'content-encoding': 'br' }) })
  response.end(isText ? compress(body) : body)
}

/** From the handshake on it is bytes (RFC 6455, 4.1). */
function passSocket(server: string, request: IncomingMessage, socket: Duplex): void {
  const { hostname, port } = new URL(server)
  const behind = connect(Number(port), hostname, () => {
    const headers = request.rawHeaders.flatMap((name, i, all) => (i % 2 === 0 ? [`${name}: ${all[i + 1]}`] : []))
    behind.write([`GET ${request.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
    behind.pipe(socket).pipe(behind)
  })
  for (const end of [behind, socket]) end.on('error', () => (behind.destroy(), socket.destroy()))
}
