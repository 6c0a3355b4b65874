import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { findFreePorts, readPort, requireFree } from './port.ts'

const listen = async (host: string): Promise<number> => {
  const [port = 0] = await findFreePorts(1)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  onTestFinished(() => void server.close())
  return port
}

test.for(['127.0.0.1', '0.0.0.0'])('says what to do about a port that is taken on %s', async (host) => {
  const port = await listen(host)
  await expect(requireFree(port)).rejects.toThrow(
    `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start.`,
  )
})

test('takes a free port, and leaves it free', async () => {
  const [port = 0] = await findFreePorts(1)
  await requireFree(port)
  await requireFree(port)
})

test('finds as many different ports as asked for', async () => {
  expect(new Set(await findFreePorts(5)).size).toBe(5)
})

test('reads the port from the environment', () => {
  expect(readPort(undefined)).toBe(8787)
  expect(readPort('')).toBe(8787)
  expect(readPort('8788')).toBe(8788)
})

test.for(['abc', '0', '65536', '80.5', '-1'])('refuses %s as a port', (value) => {
  expect(() => readPort(value)).toThrow(`PORT is "${value}", which is no port`)
})
