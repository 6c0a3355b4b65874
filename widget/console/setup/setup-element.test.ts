import { describe, expect, test, vi } from 'vitest'
import type { Site } from '../../../shared/site.ts'
import { messages as words } from '../locales/en-setup.ts'
import type { MeChangedEvent } from '../part-element.ts'
import { button, refusal, serve, settingOf, show, type, useConsole } from '../testing/setting.ts'
import { SetupElement } from './setup-element.ts'

useConsole()

const site = { id: 'paper', name: 'The Paper', origins: ['https://paper.example'] } as Site
const neema = { id: 'me', name: 'Neema', role: 'owner', joinedAt: '2026-01-01T00:00:00.000Z' }
const asha = { ...neema, id: 'asha', name: 'Asha', role: 'moderator' }
const invitation = {
  id: 'i1',
  name: 'Juma',
  role: 'moderator',
  invitedBy: { id: 'me', name: 'Neema' },
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-08T00:00:00.000Z',
}
const token = {
  id: 't1',
  name: 'Press',
  scopes: ['read'],
  createdAt: '2026-01-01T00:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  current: false,
}
const LINK = 'https://comments.example/admin/#invitation=baraza_secret'
const routes = {
  'GET /moderators': { moderators: [neema, asha], nextCursor: null },
  'GET /invitations': { invitations: [], nextCursor: null },
  'GET /v1/admin/tokens': { tokens: [token], nextCursor: null },
}

const open = (part: string, role: 'owner' | 'moderator' = 'owner') => show(SetupElement, 'baraza-setup', part, role)
const said = (element: Element, text: string) => vi.waitFor(() => expect(element.textContent).toContain(text))
const there = <Found extends Element>(element: Element, selector: string) =>
  vi.waitFor(() => {
    const found = element.querySelector<Found>(selector)
    expect(found).not.toBeNull()
    return found!
  })

describe('a value that is shown once', () => {
  test('an invitation’s link is there until it is put away, and then nowhere', async () => {
    const made = { invitation, token: 'baraza_secret', link: LINK }
    serve({ 'POST /invitations': made, ...routes, 'GET /': { site } })
    const element = await open('setup/moderators')
    type(await there(element, '#invite-name'), 'Juma')
    button(element, words.moderators.makeLink).click()
    await said(element, LINK)
    expect(document.activeElement).toBe(element.querySelector('.once'))
    button(element, words.moderators.putAway).click()
    await vi.waitFor(() => expect(element.querySelector('.once')).toBeNull())
    expect(element.outerHTML).not.toContain('secret')
    await said(element, 'Invited by Neema')
  })

  test('a token’s is copied, and gone with the view', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const api = serve({ 'POST /v1/admin/tokens': { token, value: 'baraza_value' }, ...routes, 'GET /': { site } })
    const element = await open('setup/tokens')
    type(await there(element, '#token-name'), 'Press')
    button(element, words.tokens.create).click()
    await said(element, 'baraza_value')
    const copy = element.querySelector<HTMLButtonElement>('baraza-copy button')!
    copy.click()
    await vi.waitFor(() => expect(copy.textContent).toContain(words.copy.done))
    expect(write).toHaveBeenCalledWith('baraza_value')
    expect(api.of('POST')[0]!.body).toMatchObject({ name: 'Press', scopes: ['read'] })
    element.address = { ...element.address, id: 'site' }
    await there(element, '#site-name')
    element.address = { ...element.address, id: 'tokens' }
    await there(element, '#token-name')
    expect(element.outerHTML).not.toContain('baraza_value')
  })

  test('says so where it cannot be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('No', 'NotAllowedError'))
    serve({ 'POST /v1/admin/tokens': { token, value: 'baraza_value' }, ...routes, 'GET /': { site } })
    const element = await open('setup/tokens')
    type(await there(element, '#token-name'), 'Press')
    button(element, words.tokens.create).click()
    ;(await there<HTMLButtonElement>(element, 'baraza-copy button')).click()
    await said(element, words.copy.failed)
  })
})

describe('the site', () => {
  test('puts right what is plainly meant, and asks nobody about what is no address', async () => {
    const api = serve({ 'PATCH /': ({ body }) => ({ site: { ...site, ...body } }), 'GET /': { site } })
    const element = await open('setup/site')
    const first = await there<HTMLInputElement>(element, '[type=url]')
    type(first, 'paper')
    button(element, words.save).click()
    await said(element, words.site.originWrong)
    expect(document.activeElement).toBe(first)
    expect(first.getAttribute('aria-describedby')).toBe(first.closest('.field')!.querySelector('[role=alert]')!.id)
    expect(api.of('PATCH')).toEqual([])
    type(first, 'www.paper.example/ice')
    button(element, words.save).click()
    await said(element, words.saved)
    expect(api.of('PATCH')[0]!.body).toEqual({ name: 'The Paper', origins: ['https://www.paper.example'] })
  })

  test('says beside its field what the server refuses, and keeps what was typed', async () => {
    const errors = [{ path: 'origins.1', code: 'invalid' as const, message: 'No' }]
    const two = { ...site, origins: ['https://a.example', 'https://b.example'] }
    serve({ 'PATCH /': refusal('invalid-request', errors), 'GET /': { site: two } })
    const element = await open('setup/site')
    await there(element, '[type=url]')
    button(element, words.save).click()
    await said(element, words.site.originWrong)
    const [a, b] = element.querySelectorAll('[type=url]')
    expect([a, b].map((field) => field!.getAttribute('aria-invalid'))).toEqual(['false', 'true'])
    expect(document.activeElement).toBe(b)
  })

  test('is one of several: the short name follows from the name, and one that is taken is said at its field', async () => {
    const api = serve({ 'POST /v1/admin/sites': refusal('site-exists'), 'GET /': { site } })
    const element = await open('setup/site')
    type(await there(element, '#new-name'), 'The Coast Ledger')
    type(element.querySelector('#new-origin'), 'ledger.example')
    button(element, words.site.create).click()
    await said(element, words.site.idTaken)
    expect(document.activeElement).toBe(element.querySelector('#new-id'))
    expect(api.of('POST')[0]!.body).toEqual({
      name: 'The Coast Ledger',
      id: 'the-coast-ledger',
      origins: ['https://ledger.example'],
      database: 'DB',
    })
  })

  test('another one is put where its owner says, if there is something to choose', async () => {
    const api = serve({ 'POST /v1/admin/sites': { site: { ...site, id: 'ledger' } }, 'GET /': { site } })
    const element = await open('setup/site')
    await there(element, '#new-name')
    expect(element.querySelector('#new-database')).toBeNull()
    const setting = settingOf()
    element.setting = { ...setting, me: { ...setting.me, databases: ['DB', 'DB_2'] } }
    const choice = await there<HTMLSelectElement>(element, '#new-database')
    expect([...choice.options].map(({ text }) => text)).toEqual(['The first (DB)', 'Number 2 (DB_2)'])
    choice.value = 'DB_2'
    choice.dispatchEvent(new Event('change'))
    type(element.querySelector('#new-name'), 'Ledger')
    type(element.querySelector('#new-origin'), 'ledger.example')
    button(element, words.site.create).click()
    await vi.waitFor(() => expect(api.of('POST')[0]?.body).toMatchObject({ id: 'ledger', database: 'DB_2' }))
  })
})

describe('moderators', () => {
  test('the last owner stays one, and is told what to do first', async () => {
    serve({
      ...routes,
      'PATCH /moderators/me': refusal('last-owner'),
      'DELETE /': refusal('last-owner'),
      'GET /': { site },
    })
    const element = await open('setup/moderators')
    const role = await there<HTMLSelectElement>(element, '[aria-label="Role of Neema"]')
    role.value = 'moderator'
    role.dispatchEvent(new Event('change'))
    await there(element, 'dialog')
    button(element, words.moderators.roleVerb).click()
    await said(element, 'Make somebody else an owner first.')
    button(element, 'Cancel').click()
    await vi.waitFor(() => expect(element.querySelector('dialog')).toBeNull())
    expect(role.value).toBe('owner')
  })

  test('are removed when that was asked twice, and whoever leaves is led away', async () => {
    const api = serve({ 'DELETE /': undefined, ...routes, 'GET /': { site } })
    const element = await open('setup/moderators')
    await said(element, 'Asha')
    button(element, 'Remove Asha').click()
    await there(element, 'dialog')
    expect(api.of('DELETE')).toEqual([])
    element.querySelector<HTMLButtonElement>('dialog .act.no')!.click()
    await vi.waitFor(() => expect(element.querySelector('[aria-label="Remove Asha"]')).toBeNull())
    const changes: (string | undefined)[] = []
    element.addEventListener('baraza-me-changed', ({ to }: MeChangedEvent) => changes.push(to))
    await vi.waitFor(() => expect(element.querySelector('dialog')).toBeNull())
    button(element, words.moderators.leave).click()
    ;(await there<HTMLButtonElement>(element, 'dialog .act.no')).click()
    await vi.waitFor(() => expect(changes).toEqual(['/admin/']))
    expect(api.of('DELETE').map(({ path }) => path)).toEqual(['/moderators/asha', '/moderators/me'])
  })

  test('who is no owner sees who is there, and nothing to change but leaving', async () => {
    const api = serve({ ...routes, 'GET /': { site } })
    const element = await open('setup/moderators', 'moderator')
    await said(element, 'Asha')
    expect(element.querySelector('select')).toBeNull()
    expect(() => button(element, 'Remove Asha')).toThrow()
    expect(api.of('GET', '/invitations')).toEqual([])
  })
})

test('lists go on where the answer before says', async () => {
  serve({
    'GET /v1/admin/tokens?cursor=next': { tokens: [{ ...token, id: 't2', name: 'Second' }] },
    'GET /v1/admin/tokens': { tokens: [token], nextCursor: 'next' },
    'GET /': { site },
  })
  const element = await open('setup/tokens')
  await said(element, 'Press')
  button(element, 'More').click()
  await said(element, 'Second')
  expect(element.textContent).toContain('Never used')
})

describe('the look', () => {
  test('changes the preview and the code at once', async () => {
    serve({ 'GET /pages': { pages: [], nextCursor: null }, 'GET /': { site } })
    const element = await open('setup')
    const color = await there<HTMLInputElement>(element, '[type=color]')
    color.value = '#b3261e'
    color.dispatchEvent(new Event('input'))
    await vi.waitFor(() => expect(element.querySelector('pre')!.textContent).toContain('--baraza-accent: #b3261e;'))
    const typed = element.querySelector<HTMLInputElement>('#embed-accent')!
    expect(typed.value).toBe('#b3261e')
    typed.value = 'reddish'
    typed.dispatchEvent(new Event('change'))
    await said(element, words.embed.accentWrong)
    expect(element.querySelector('pre')!.textContent).toContain('#b3261e')
  })

  test('has two lines for the head, with the name that the code has now', async () => {
    let loader: Response | undefined = new Response('gone', { status: 404 })
    serve({ 'GET /pages': { pages: [], nextCursor: null }, 'GET /embed.js': () => loader, 'GET /': { site } })
    const element = await open('setup?sort=newest')
    const details = await there<HTMLDetailsElement>(element, 'details')
    details.open = true
    await said(element, words.embed.soonerFailed)
    loader = new Response('import(home+"assets/comments-Xk3_9a.js")')
    details.open = false
    await vi.waitFor(() => expect(details.open).toBe(false))
    details.open = true
    await said(details, `/assets/comments-Xk3_9a.js"`)
    expect(details.querySelector('pre')!.textContent).toContain('?pageKey=YOUR-PAGE&amp;sort=newest')
    expect(details.textContent).not.toContain(words.embed.soonerFailed)
  })

  test('says first which pages are yours, where none is', async () => {
    serve({ 'GET /pages': { pages: [], nextCursor: null }, 'GET /': { site: { ...site, origins: [] } } })
    await said(await open('setup'), words.embed.noOrigins)
  })
})
