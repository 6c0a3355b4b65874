import { describe, expect, test, vi } from 'vitest'
import type { AdminPage } from '../../../shared/page.ts'
import type { PageDetail } from '../../../shared/page-reading.ts'
import { messages as words } from '../locales/en-pages.ts'
import { button, later, pageOf, refusal, serve, show, type, useConsole, type Asked } from '../testing/setting.ts'
import { PagesElement } from './pages-element.ts'

useConsole()

const ice = pageOf('/ice')
const bus = pageOf('/bus', { commentCount: 9 })

const open = async (path = 'pages') => {
  const element = await show(PagesElement, 'baraza-pages', path)
  await vi.waitFor(() => expect(element.querySelector('[aria-busy=false]')).not.toBeNull())
  return element
}
const row = (element: Element, key: string) => element.querySelector(`[data-key="${key}"]`)!
const dialog = (element: Element) => element.querySelector<HTMLDialogElement>('dialog')!
const patched = (asked: Asked, page: AdminPage) => ({ page: { ...page, ...asked.body } })

describe('the list', () => {
  test('is ranked as its address says, and goes on at the cursor', async () => {
    const api = serve({
      'GET /pages': ({ path }: Asked) =>
        path.includes('cursor=next') ? { pages: [ice, bus], nextCursor: null } : { pages: [ice], nextCursor: 'next' },
    })
    const element = await open('pages?rank=discussed')
    expect(element.querySelector('.ranks [aria-current]')!.textContent).toBe('Most discussed')
    button(element, 'More').click()
    await vi.waitFor(() => expect(element.querySelectorAll('.row')).toHaveLength(2))
    expect(element.querySelector('.list-end')).toBeNull()
    expect(api.of('GET', '/pages').map(({ path }) => path)).toEqual([
      '/pages?rank=discussed&limit=40',
      '/pages?rank=discussed&cursor=next&limit=40',
    ])
  })

  test('that stops in the middle keeps what it has, and goes on from there', async () => {
    let isBroken = true
    serve({
      'GET /pages': ({ path }: Asked) => {
        if (!path.includes('cursor=next')) return { pages: [ice], nextCursor: 'next' }
        return isBroken ? refusal('internal-error') : { pages: [bus], nextCursor: null }
      },
    })
    const element = await open()
    button(element, 'More').click()
    await vi.waitFor(() => expect(element.querySelector('.list-end')!.textContent).toContain('Something failed'))
    expect(row(element, '/ice')).not.toBeNull()
    isBroken = false
    button(element, 'Try again').click()
    await vi.waitFor(() => expect(row(element, '/bus')).not.toBeNull())
  })

  test('is walked by J and K', async () => {
    serve({ 'GET /pages': { pages: [ice, bus], nextCursor: null } })
    const element = await open()
    const press = (key: string) =>
      (element.contains(document.activeElement)
        ? document.activeElement!
        : element.querySelector('main')!
      ).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
    press('j')
    expect(row(element, '/ice').contains(document.activeElement)).toBe(true)
    press('j')
    expect(row(element, '/bus').contains(document.activeElement)).toBe(true)
    press('k')
    expect(row(element, '/ice').contains(document.activeElement)).toBe(true)
  })
})

test('a page is closed and opened again in its place', async () => {
  const api = serve({
    'GET /pages': { pages: [ice, bus], nextCursor: null },
    'PATCH /page?pageKey=/ice': (asked: Asked) => patched(asked, ice),
  })
  const element = await open()
  button(element, 'Close: Title of /ice').click()
  await vi.waitFor(() => expect(row(element, '/ice').textContent).toContain('Closed since'))
  expect(element.querySelector('[role=status]')!.textContent).toContain('takes no new comments')
  button(element, 'Reopen: Title of /ice').click()
  await vi.waitFor(() => expect(row(element, '/ice').textContent).not.toContain('Closed since'))
  expect(api.of('PATCH').map(({ body }) => typeof body.closedAt)).toEqual(['string', 'object'])
})

test('a page that could not be closed says so in its row', async () => {
  serve({ 'GET /pages': { pages: [ice, bus], nextCursor: null }, 'PATCH /page': refusal('not-allowed') })
  const element = await open()
  button(element, 'Close: Title of /bus').click()
  await vi.waitFor(() => expect(row(element, '/bus').querySelector('[role=alert]')).not.toBeNull())
  expect(row(element, '/ice').querySelector('[role=alert]')).toBeNull()
})

describe('editing', () => {
  const detailOf = (page: AdminPage, reading: PageDetail['reading'] = null): PageDetail => ({
    page,
    sources: {},
    reading,
  })
  const edit = async (element: Element) => {
    button(element, 'Edit: Title of /ice').click()
    await vi.waitFor(() => expect(dialog(element).open).toBe(true))
  }

  test('sends what was changed and nothing else', async () => {
    const api = serve({
      'GET /pages': { pages: [ice, bus], nextCursor: null },
      'GET /page?': detailOf(ice),
      'PATCH /page?pageKey=/ice': (asked: Asked) => patched(asked, ice),
    })
    const element = await open()
    await edit(element)
    type(element.querySelector('#page-title'), 'Another title')
    type(element.querySelector('#page-publishedAt'), '2026-11-03')
    button(element, 'Save').click()
    await vi.waitFor(() => expect(dialog(element)).toBeNull())
    expect(row(element, '/ice').textContent).toContain('Another title')
    expect(row(element, '/ice').textContent).toContain('published 3 November 2026')
    expect(api.of('PATCH')[0]!.body).toEqual({
      title: 'Another title',
      publishedAt: new Date('2026-11-03T00:00').toISOString(),
    })
  })

  test('keeps what was typed when it is refused, and says why beside the field', async () => {
    const errors = [{ path: 'url', code: 'invalid' as const, message: 'No' }]
    let answer = refusal('invalid-request', errors)
    serve({
      'GET /pages': { pages: [ice], nextCursor: null },
      'GET /page?': detailOf(ice),
      'PATCH /page': () => answer,
    })
    const element = await open()
    await edit(element)
    type(element.querySelector('#page-url'), 'ice')
    button(element, 'Save').click()
    await vi.waitFor(() =>
      expect(element.querySelector('#page-url-error')!.textContent).toContain(words.editing.notAnAddress),
    )
    expect(element.querySelector<HTMLInputElement>('#page-url')!.value).toBe('ice')
    answer = refusal('page-exists')
    type(element.querySelector('#page-key'), '/bus')
    button(element, 'Save').click()
    await vi.waitFor(() => expect(dialog(element).textContent).toContain(words.editing.keyTaken))
    expect(element.querySelector('#page-url-error')!.textContent.trim()).toBe('')
  })

  test('says how other articles show it, and keeps what the article says of who stays', async () => {
    const asha = { name: 'Asha Mwinyi', url: null, image: null, bio: 'Writes of ice.', links: [] }
    const omar = { ...asha, name: 'Omar Salim', bio: null }
    const image = { url: 'https://paper.example/ice.jpg', alt: 'A stall', width: 1200, height: 630 }
    const page = { ...ice, authors: [asha, omar], image, teaser: 'The last stall.', section: 'Town' }
    const api = serve({
      'GET /pages': { pages: [page], nextCursor: null },
      'GET /page?': detailOf(page),
      'PATCH /page?pageKey=/ice': (asked: Asked) => patched(asked, page),
    })
    const element = await open()
    await edit(element)
    expect(element.querySelector<HTMLTextAreaElement>('#page-authors')!.value).toBe('Asha Mwinyi\nOmar Salim')
    type(element.querySelector('#page-authors'), ' Neema \n\nAsha Mwinyi\n')
    type(element.querySelector('#page-image'), 'https://paper.example/other.jpg')
    type(element.querySelector('#page-teaser'), 'Where it began.')
    type(element.querySelector('#page-section'), '')
    button(element, 'Save').click()
    await vi.waitFor(() => expect(dialog(element)).toBeNull())
    expect(api.of('PATCH')[0]!.body).toEqual({
      teaser: 'Where it began.',
      section: null,
      image: { url: 'https://paper.example/other.jpg', alt: null, width: null, height: null },
      authors: [{ name: 'Neema', url: null, image: null, bio: null, links: [] }, asha],
    })
  })

  test('says what is wrong with a picture’s address and with a name beside their fields', async () => {
    const errors = [
      { path: 'image.url', code: 'invalid' as const, message: 'No' },
      { path: 'authors.0.name', code: 'too-long' as const, message: 'No' },
    ]
    serve({
      ...{ 'GET /pages': { pages: [ice], nextCursor: null }, 'GET /page?': detailOf(ice) },
      'PATCH /page': refusal('invalid-request', errors),
    })
    const element = await open()
    await edit(element)
    type(element.querySelector('#page-image'), 'ice.jpg')
    button(element, 'Save').click()
    const told = (name: string) => element.querySelector(`#page-${name}-error`)!.textContent.trim()
    await vi.waitFor(() => expect(told('image')).toBe(words.editing.notAnAddress))
    expect(told('authors')).not.toBe('')
    expect(element.querySelector('#page-image')!.getAttribute('aria-invalid')).toBe('true')
  })

  test('says why the article could not be read, and reads it again without touching what is typed', async () => {
    const read = { readAt: null, dueAt: '2026-01-02T00:00:00.000Z', problem: 'unreachable' as const }
    const again = { ...ice, title: 'What the article says now', teaser: 'New' }
    const answer = later<PageDetail>()
    const api = serve({
      'GET /pages': { pages: [ice], nextCursor: null },
      'GET /page?': detailOf(ice, read),
      'POST /page/readings': () => answer.promise,
    })
    const element = await open()
    await edit(element)
    const told = () => element.querySelector('.reading [role=status]')!.textContent.trim()
    await vi.waitFor(() => expect(told()).toBe(words.reading.problems.unreachable))
    type(element.querySelector('#page-title'), 'Typed')
    button(element, 'Read it now').click()
    await vi.waitFor(() => expect(told()).toBe(words.reading.working))
    button(element, 'Read it now').click()
    answer.keep(detailOf(again, { ...read, readAt: new Date().toISOString(), problem: null }))
    await vi.waitFor(() => expect(told()).toContain('was read'))
    expect(api.of('POST', '/page/readings')).toHaveLength(1)
    expect(element.querySelector<HTMLInputElement>('#page-title')!.value).toBe('Typed')
    expect(element.querySelector<HTMLTextAreaElement>('#page-teaser')!.value).toBe('New')
    expect(row(element, '/ice').textContent).toContain('What the article says now')
  })
})

describe('merging', () => {
  const serving = (more = {}) =>
    serve({
      'GET /pages': { pages: [ice, bus], nextCursor: null },
      'GET /page?pageKey=/bus': { page: bus },
      'GET /page?pageKey=/old-ice': { page: ice },
      'GET /page?pageKey=/nowhere': refusal('page-not-found'),
      'POST /pages/merge': { page: { ...bus, commentCount: 12 }, isDone: true },
      ...more,
    })
  const choose = async (element: Element, key: string) => {
    if (!dialog(element)) button(element, 'Merge: Title of /ice').click()
    await vi.waitFor(() => expect(element.querySelector('#merge-into')).not.toBeNull())
    type(element.querySelector('#merge-into'), key)
    button(element, 'Next').click()
  }

  test('says what will happen before it does', async () => {
    const api = serving()
    const element = await open()
    await choose(element, '/bus')
    await vi.waitFor(() => expect(element.querySelector('.consequences')).not.toBeNull())
    const said = dialog(element).textContent
    expect(said).toContain('3 comments of “Title of /ice”, and what waits there, go to “Title of /bus”.')
    expect(said).toContain('will then have 12 comments')
    expect(said).toContain(words.merging.cannotUndo)
    expect(api.of('POST')).toEqual([])
    button(element, 'Merge for good').click()
    await vi.waitFor(() => expect(row(element, '/ice')).toBeNull())
    expect(row(element, '/bus').textContent).toContain('12 comments')
    expect(api.of('POST').map(({ body }) => body)).toEqual([{ from: '/ice', into: '/bus' }])
  })

  test('goes on until all of it is done, and after a failure where it stopped', async () => {
    const answers = [
      { page: { ...bus, commentCount: 10 }, isDone: false },
      refusal('internal-error'),
      { page: { ...bus, commentCount: 12 }, isDone: true },
    ]
    const api = serving({ 'POST /pages/merge': () => answers.shift() })
    const element = await open()
    await choose(element, '/bus')
    await vi.waitFor(() => expect(element.querySelector('.consequences')).not.toBeNull())
    button(element, 'Merge for good').click()
    await vi.waitFor(() => expect(dialog(element).textContent).toContain(words.merging.stopped))
    button(element, 'Merge for good').click()
    await vi.waitFor(() => expect(row(element, '/bus').textContent).toContain('12 comments'))
    expect(dialog(element)).toBeNull()
    expect(api.of('POST')).toHaveLength(3)
  })

  test('can be thought better of', async () => {
    const api = serving()
    const element = await open()
    await choose(element, '/bus')
    await vi.waitFor(() => expect(button(element, 'Back')).toBeDefined())
    button(element, 'Back').click()
    await vi.waitFor(() => expect(element.querySelector<HTMLInputElement>('#merge-into')!.value).toBe('/bus'))
    button(element, 'Cancel').click()
    await vi.waitFor(() => expect(dialog(element)).toBeNull())
    expect(api.of('POST')).toEqual([])
  })

  test('takes neither a page that is not there, nor the page itself under another key', async () => {
    const api = serving()
    const element = await open()
    await choose(element, '/nowhere')
    await vi.waitFor(() => expect(dialog(element).textContent).toContain(words.merging.unknown))
    await choose(element, '/old-ice')
    await vi.waitFor(() => expect(dialog(element).textContent).toContain(words.merging.same))
    expect(api.of('POST')).toEqual([])
  })
})
