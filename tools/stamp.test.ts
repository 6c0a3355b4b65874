import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { hashOf, once } from './stamp.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'baraza-stamp-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  mkdirSync(join(directory, 'widget'))
  writeFileSync(join(directory, 'widget/a.ts'), 'a')
})

const hash = () => hashOf([join(directory, 'widget')])

test('a hash follows names and contents, and nothing that is only tested', () => {
  const before = hash()
  writeFileSync(join(directory, 'widget/a.test.ts'), 'test')
  expect(hash()).toBe(before)
  writeFileSync(join(directory, 'widget/a.ts'), 'b')
  expect(hash()).not.toBe(before)
  writeFileSync(join(directory, 'widget/a.ts'), 'a')
  expect(hash()).toBe(before)
  writeFileSync(join(directory, 'widget/b.css'), '')
  expect(hash()).not.toBe(before)
  expect(hashOf([join(directory, 'missing')], 'fact')).not.toBe(hashOf([join(directory, 'missing')], 'other'))
})

test('does the work once for a hash, and again for another', async () => {
  const stamp = join(directory, 'dist/widget.stamp')
  const work = vi.fn(async () => {})
  expect(await once({ stamp, hash: '1' }, work)).toBe(true)
  expect(await once({ stamp, hash: '1' }, work)).toBe(false)
  expect(await once({ stamp, hash: '2' }, work)).toBe(true)
  expect(work).toHaveBeenCalledTimes(2)
})

test('does it again when the result is gone, or the work was cut short', async () => {
  const stamp = join(directory, 'widget.stamp')
  const result = join(directory, 'dist')
  const work = vi.fn(async () => void mkdirSync(result, { recursive: true }))
  await once({ stamp, hash: '1', result }, work)
  rmSync(result, { recursive: true })
  expect(await once({ stamp, hash: '1', result }, work)).toBe(true)

  const broken = async () => {
    throw new Error('out of disk')
  }
  await expect(once({ stamp, hash: '2', result }, broken)).rejects.toThrow('out of disk')
  expect(await once({ stamp, hash: '1', result }, work), 'what it left may be half of it').toBe(true)
})
