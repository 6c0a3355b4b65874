import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * A WebSocket that listens, with headers that browsers would set: Node's own takes none. Resolves when it is open. It reads what
 * a server sends us (RFC 6455, 5.2): whole text frames, not masked.
 */
export const openSocket = (
  server: string,
  path: string,
  headers: Record<string, string>,
  hear: (message: string) => void,
): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const asking = request(new URL(path, server), {
      headers: {
        ...headers,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      },
    })
    asking.on('upgrade', (_, socket, head) => {
      let buffer = head
      const read = (chunk: Buffer) => {
        buffer = Buffer.concat([buffer, chunk])
        for (;;) {
          const frame = readFrame(buffer)
          if (!frame) return
          buffer = buffer.subarray(frame.end)
          hear(frame.text)
        }
      }
      socket.on('data', read)
      socket.on('error', reject)
      read(Buffer.alloc(0))
      resolve(socket)
    })
    asking.on('response', ({ statusCode }) => reject(new Error(`No socket: ${statusCode}`)))
    asking.on('error', reject)
    asking.end()
  })

function readFrame(buffer: Buffer): { text: string; end: number } | null {
  if (buffer.length < 2) return null
  const short = buffer[1]! & 0x7f
  const begin = short === 127 ? 10 : short === 126 ? 4 : 2
  if (buffer.length < begin) return null
  const length = short === 127 ? Number(buffer.readBigUInt64BE(2)) : short === 126 ? buffer.readUInt16BE(2) : short
  const end = begin + length
  return buffer.length < end ? null : { text: buffer.toString('utf8', begin, end), end }
}
