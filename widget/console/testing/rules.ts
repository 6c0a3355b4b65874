import { expect, vi } from 'vitest'
import type { SiteSettings } from '../../../shared/site.ts'
import { RulesElement } from '../rules/rules-element.ts'
import { show, type Asked } from './setting.ts'

const settings: SiteSettings = {
  moderation: 'first',
  maxLinks: 2,
  holdContactBait: true,
  reservedNames: [],
  minSeconds: 0,
  floodSeconds: 10,
  hourlyPerIp: 60,
  hourlyPerEmail: 30,
  perMinute: null,
  surge: true,
  reportsToHide: 3,
  proofOfWork: false,
  turnstileSiteKey: null,
  akismet: false,
  closeAfterDays: null,
  editMinutes: 15,
  sort: 'best',
  live: true,
  reactions: ['informative', 'hopeful', 'moving'],
  minBodyLength: 1,
  maxBodyLength: 5000,
}
export const siteWith = (change: Partial<SiteSettings> = {}) => ({
  site: { id: 'paper', name: 'The Paper', origins: [], settings: { ...settings, ...change }, createdAt: '' },
})
export const list = (kind: 'hold' | 'block', text = '', updatedAt: string | null = null) => ({
  list: { kind, words: text, entryCount: text.split('\n').filter(Boolean).length, updatedAt },
})

export const routes = {
  'GET /words/hold': list('hold', 'thief\nprice'),
  'GET /words/block': list('block'),
  'GET /blocks': { blocks: [], nextCursor: null },
  'GET /secrets': { names: [] },
}
/** Whatever has no longer route. */
export const site = {
  'GET /': siteWith(),
  'PATCH /': ({ body }: Asked) => siteWith(body.settings),
}

/** The view, once its fields are there. */
export const open = async (role?: 'owner' | 'moderator') => {
  const element = await show(RulesElement, 'baraza-rules', 'rules', role)
  await vi.waitFor(() => expect(element.querySelector('#rule-maxLinks')).not.toBeNull())
  return element
}
