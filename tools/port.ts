import { connect, createServer } from 'node:net'
import { Failure } from './failure.ts'

export const DEFAULT_PORT = 8787

/** The port that the environment asks for. */
export function readPort(value: string | undefined): number {
  if (!value) return DEFAULT_PORT
  const port = Number(value)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Failure(
    `PORT is "${value}", which is no port: choose a number from 1 to 65535, such as PORT=8788 npm start.`,
  )
}

/** Refuses a port that something else listens on, before anything slow has begun. */
export async function requireFree(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    // Some systems let us listen on a loopback address beside a listener on all addresses: ask whether anybody answers.
    const problem = (await answers(port, host)) ? 'EADDRINUSE' : await listenError(port, host)
    if (problem === 'EADDRINUSE') {
      const other = port < 65_535 ? port + 1 : DEFAULT_PORT
      throw new Failure(`Port ${port} is taken. Stop what uses it, or choose another: PORT=${other} npm start.`)
    }
    if (problem === 'EACCES') {
      throw new Failure(
        `Port ${port} is reserved for the system. Choose one above 1023: PORT=${DEFAULT_PORT} npm start.`,
      )
    }
  }
}

/** Ports that nobody listens on now. They are held until all are found, so no two are the same. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a numeric port.')
    return address.port
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

const answers = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host })
    const end = (taken: boolean) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })

const listenError = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
