import { expect, test } from 'vitest'
import { SiteSettings, type Moderation } from '../../shared/site.ts'
import { moderate } from './index.ts'

const stranger = null
const waiting = { approvedCount: 0 }
const known = { approvedCount: 1 }

test.for<[Moderation, { approvedCount: number } | null, status: string, check: string]>([
  ['all', stranger, 'pending', 'hold-all'],
  ['all', known, 'pending', 'hold-all'],
  ['first', stranger, 'pending', 'first-comment'],
  ['first', waiting, 'pending', 'first-comment'],
  ['first', known, 'approved', 'no-objection'],
  ['none', stranger, 'approved', 'no-objection'],
])('a site that holds %s, an author %j: %s by %s', ([moderation, author, status, check]) => {
  expect(moderate({ settings: SiteSettings.parse({ moderation }), author })).toEqual({ status, check, facts: [] })
})
