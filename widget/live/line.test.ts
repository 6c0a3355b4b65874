import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PageMessage } from '../../shared/live-page.ts'
import { FakeClock, FakeSocket, fakeSockets } from '../testing/live.ts'
import { Line } from './line.ts'

let clock: FakeClock
let heard: PageMessage[]
let line: Line

beforeEach(() => {
  fakeSockets()
  clock = new FakeClock()
  heard = []
  line = new Line('wss://api.example/live', clock, (message) => heard.push(message))
})

afterEach(() => vi.unstubAllGlobals())

const HELLO: PageMessage = { type: 'hello', revision: 1, readers: 1 }

test('hears, and comes again after longer and longer pauses, up to five minutes', () => {
  line.open()
  FakeSocket.last.say(HELLO)
  expect(heard).toEqual([HELLO])
  const pauses = []
  for (let i = 0; i < 11; i++) {
    FakeSocket.last.lose()
    pauses.push(clock.next)
    clock.pass(clock.next)
    expect(FakeSocket.all).toHaveLength(i + 2)
  }
  expect(pauses.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  expect(pauses.at(-1)).toBe(300_000)
  FakeSocket.last.say(HELLO)
  FakeSocket.last.lose()
  expect(clock.next).toBe(1_000)
})

test('comes at random moments, so that not all come at once', () => {
  line.open()
  clock.random = () => 0
  FakeSocket.last.lose()
  expect(clock.next).toBe(500)
  clock.pass(500)
  clock.random = () => 0.999
  FakeSocket.last.lose()
  expect(clock.next).toBeGreaterThan(2_900)
})

test('comes back soon from a page that has moved, however often', () => {
  line.open()
  for (let i = 0; i < 5; i++) {
    FakeSocket.last.lose(1012)
    expect(clock.next).toBe(1_000)
    clock.pass(1_000)
  }
})

test('asks no more where it was refused, or where the page does not allow it', () => {
  line.open()
  FakeSocket.last.lose(1008)
  clock.pass(3_600_000)
  line.open()
  expect(FakeSocket.all).toHaveLength(1)

  vi.stubGlobal('WebSocket', function Forbidden() {
    throw new DOMException('', 'SecurityError')
  })
  const other = new Line('wss://api.example/live', clock, () => {})
  expect(() => other.open()).not.toThrow()
})

test('comes before its time when somebody is there, and is one line all the same', () => {
  line.open()
  FakeSocket.last.lose()
  line.open()
  line.open()
  clock.pass(10_000)
  expect(FakeSocket.all).toHaveLength(2)
})

test('asks whether the other end is there, and comes again when it says nothing', () => {
  line.open()
  FakeSocket.last.say(HELLO)
  clock.pass(30_000)
  expect(FakeSocket.last.sent).toEqual(['ping'])
  FakeSocket.last.say('pong')
  expect(heard).toHaveLength(1)
  clock.pass(60_000)
  expect(FakeSocket.all).toHaveLength(1)
  clock.pass(30_000)
  expect(FakeSocket.all).toHaveLength(2)
  expect(FakeSocket.open).toHaveLength(1)
})

test('is silent once it is closed, and opens again', () => {
  line.open()
  line.close()
  clock.pass(3_600_000)
  expect(FakeSocket.open).toHaveLength(0)
  line.open()
  expect(FakeSocket.open).toHaveLength(1)
  line.end()
  line.open()
  expect(FakeSocket.open).toHaveLength(0)
})

test('comes again when what came over it was not enough', () => {
  line.open()
  FakeSocket.last.say(HELLO)
  line.drop()
  expect(FakeSocket.open).toHaveLength(0)
  clock.pass(1_000)
  expect(FakeSocket.open).toHaveLength(1)
})
