import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { app } from '../app.ts'
import { bindings, DRAFT, post } from '../testing/client.ts'
import { cards, NEWSROOM, openNewsroom, read } from '../testing/newsroom.ts'
import { ORIGIN } from '../testing/seed.ts'
import { readPages } from './read-pages.ts'

const DAY = 86_400_000

let site: Awaited<ReturnType<typeof openNewsroom>>
beforeEach(async () => {
  site = await openNewsroom()
})

describe('whose word counts', () => {
  const key = `${NEWSROOM}/ice`

  test('a moderator’s before the owner’s before the page’s, fact by fact, and null gives a fact back', async () => {
    await post({ pageKey: key })
    await read()
    await site.push(key, { title: 'Pushed', teaser: 'Pushed', url: key })
    await site.edit(key, { title: 'Edited' })
    expect(await site.detail(key)).toMatchObject({
      page: { title: 'Edited', teaser: 'Pushed', image: { url: 'https://cdn.example/ice.jpg' } },
      sources: { title: 'edited', teaser: 'pushed', url: 'pushed', image: 'read' },
    })
    // It stays when the page is read again, and the owner pushes again.
    await read(Date.now() + DAY)
    await site.push(key, { title: 'Pushed again' })
    expect((await site.detail(key)).page).toMatchObject({ title: 'Edited', teaser: null })
    await site.edit(key, { title: null })
    expect((await site.detail(key)).page.title).toBe('Pushed again')
    await site.push(key, {})
    expect((await site.detail(key)).page.title).toBe('Ice')
  })

  test('a picture is replaced as a whole', async () => {
    await post({ pageKey: key })
    await site.push(key, { image: { url: 'https://cdn.example/a.jpg', alt: 'A', width: 10, height: 10 } })
    await site.edit(key, { image: { url: 'https://cdn.example/b.jpg' } })
    expect((await site.detail(key)).page.image).toEqual({
      url: 'https://cdn.example/b.jpg',
      alt: null,
      width: null,
      height: null,
    })
  })

  test('readers see a change at once, and nothing when nothing has changed', async () => {
    const revision = () => env.DB.prepare('SELECT revision FROM pages').first<number>('revision')
    await post({ pageKey: key })
    await read()
    const before = await revision()
    await readPages(bindings, { most: 1, now: Date.now() + 2 * DAY, pageIds: [(await site.detail(key)).page.id] })
    expect(await revision()).toBe(before)
    await site.edit(key, { title: 'Edited' })
    expect(await revision()).toBe(before! + 1)
  })
})

describe('after the answer', () => {
  const key = `${NEWSROOM}/ice`
  const ask = async (path: string, init: RequestInit = {}) => {
    const ctx = createExecutionContext()
    const response = await app.request(`/v1/sites/paper${path}`, init, bindings, ctx)
    await waitOnExecutionContext(ctx)
    return response
  }

  test('to a comment that is published, its page is read', async () => {
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/json' }
    await ask('/comments', { method: 'POST', headers, body: JSON.stringify({ ...DRAFT, pageKey: key }) })
    expect(await cards()).toMatchObject([{ title: 'Ice', commentCount: 1 }])
  })

  test('that shows an old card, its page is read', async () => {
    await post({ pageKey: key })
    await site.push(key, { title: 'Pushed', url: key })
    await ask('/pages')
    expect((await site.detail(key)).sources).toMatchObject({ title: 'pushed', image: 'read' })
  })
})
