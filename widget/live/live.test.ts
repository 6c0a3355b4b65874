import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Comment } from '../../shared/comment.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import {
  asked,
  comment,
  expectAccessible,
  focused,
  list,
  own,
  serve,
  show,
  storage,
  useComments,
} from '../testing/comments.ts'
import { changed, FakeSocket, fakeSockets } from '../testing/live.ts'

useComments()

beforeEach(async () => {
  await page.viewport(1000, 800)
  fakeSockets()
  // What all would ask for at once is asked for at random moments.
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

afterEach(() => vi.unstubAllGlobals())

const asha = comment('c1', 'Asha', 'The quarrels have moved.')
const omar = comment('c2', 'Omar', 'They have not.', { parentId: 'c1' })
const neema = comment('c3', 'Neema', 'Which quarrels?')
const CONVERSATION = { ...asha, replyCount: 1, replies: [omar], repliesCursor: null }

const article = (name: string | RegExp) => page.getByRole('article').filter({ hasText: name })
const pill = (name: string) => page.getByRole('button', { name, exact: true })
const status = (element: CommentsElement) => element.shadowRoot!.querySelector('section > [role=status]')!

/** Somebody who reads a page of these comments, and the line to them. */
async function read(comments: Comment[] = [CONVERSATION, neema], attributes: Record<string, string> = {}) {
  const fetched = serve({ 'GET demo/comments?': list(comments, { commentCount: 3, revision: 5 }) })
  const element = show({ live: 'on', ...attributes })
  await vi.waitFor(() => expect(FakeSocket.open).toHaveLength(1))
  FakeSocket.last.say({ type: 'hello', revision: 5, readers: 1 })
  return { element, fetched, socket: FakeSocket.last }
}

describe('what is new', () => {
  test('waits behind one word, is announced once, and is shown with focus where somebody asks for it', async () => {
    const { element, socket } = await read()
    expect(socket.url).toBe('wss://api.example/v1/sites/demo/live?pageKey=%2Fice')
    const before = element.shadowRoot!.querySelector('ol')!.getBoundingClientRect()
    socket.say(changed(5, [comment('c4', 'Juma', 'Those of the cats.')], { page: { commentCount: 4, closedAt: null } }))
    await expect.element(pill('1 new comment')).toBeVisible()
    expect(status(element).textContent).toBe('1 new comment')
    await expect.element(page.getByRole('heading', { name: 'Comments 4' })).toBeVisible()
    socket.say(changed(6, [comment('c5', 'Zuhura', 'And of the dogs.')]))
    await expect.element(pill('2 new comments')).toBeVisible()
    expect(status(element).textContent).toBe('1 new comment')
    await expect.element(article('Juma')).not.toBeInTheDocument()
    expect(element.shadowRoot!.querySelector('ol')!.getBoundingClientRect().y).toBe(before.y)
    await expectAccessible(element)

    await pill('2 new comments').click()
    await expect.element(article('Juma')).toBeVisible()
    await vi.waitFor(() => expect(focused()?.textContent).toContain('Zuhura'))
    expect(element.shadowRoot!.querySelector('article')!.textContent).toContain('Zuhura')
    await expect.element(page.getByRole('button', { name: /new comment/ })).not.toBeInTheDocument()
    await vi.waitFor(() => expect(status(element).textContent).toBe('2 comments more'))
  })

  test('is told at the comment that it answers, in its row', async () => {
    const { socket, element } = await read()
    const height = element.offsetHeight
    const reply = comment('c4', 'Juma', 'In what way?', { parentId: 'c2' })
    socket.say(
      changed(5, [reply, comment('c5', 'Zuhura', 'In every way', { parentId: 'c4' }), { ...asha, replyCount: 3 }], {
        newIds: ['c4', 'c5'],
      }),
    )
    await expect.element(article('Omar').getByRole('button', { name: '2 new replies' })).toBeVisible()
    expect(element.offsetHeight).toBe(height)
    await expect.element(page.getByRole('button', { name: /more repl/ })).not.toBeInTheDocument()
    await expectAccessible(element)
    await pill('2 new replies').click()
    await vi.waitFor(() => expect(focused()?.textContent).toContain('Juma'))
    const names = [...element.shadowRoot!.querySelectorAll('article .name')].map(({ textContent }) => textContent)
    expect(names).toEqual(['Asha', 'Omar', 'Juma', 'Zuhura', 'Neema'])
  })

  test('with a conversation that is new itself, is told above the list', async () => {
    const { socket } = await read()
    socket.say(changed(5, [comment('c5', 'Zuhura', 'The cats.', { parentId: 'c4' }), comment('c4', 'Juma', 'Who?')]))
    await pill('2 new comments').click()
    await expect.element(article('Zuhura')).toBeVisible()
  })

  test('is told above the list, in one word, where what it answers has no row', async () => {
    const { socket } = await read([{ ...CONVERSATION, author: null, content: [], status: 'rejected' }, neema])
    const toStone = comment('c4', 'Juma', 'To a stone', { parentId: 'c1' })
    socket.say(changed(5, [toStone, comment('c5', 'Zuhura', 'To nobody')]))
    await pill('2 new comments').click()
    await expect.element(article('To a stone')).toBeVisible()
    await expect.element(article('To nobody')).toBeVisible()
  })

  test('comes at the end where the oldest are first, or with the rest of the list', async () => {
    const { element, socket } = await read([CONVERSATION, neema], { sort: 'oldest' })
    socket.say(changed(5, [comment('c4', 'Juma', 'Last')]))
    await pill('1 new comment').click()
    await expect.element(article('Juma')).toBeVisible()
    expect([...element.shadowRoot!.querySelectorAll('article')].at(-1)!.textContent).toContain('Juma')
    element.comments.cursor = 'more'
    socket.say(changed(6, [comment('c5', 'Zuhura', 'Later')], { page: { commentCount: 9, closedAt: null } }))
    await expect.element(page.getByRole('heading', { name: 'Comments 9' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: /new comment/ })).not.toBeInTheDocument()
  })

  test('waits beneath all pages of the list where the oldest are first', async () => {
    const many = Array.from({ length: 30 }, (_, i) => comment(`c${i + 10}`, `Reader ${i}`, 'One of many'))
    const { element, socket } = await read(many, { sort: 'oldest' })
    socket.say(changed(5, [comment('c90', 'Juma', 'Last')]))
    await expect.element(pill('1 new comment')).toBeVisible()
    const found = element.shadowRoot!.querySelectorAll('article, baraza-arrivals')
    expect(found).toHaveLength(31)
    expect(found[30]!.localName).toBe('baraza-arrivals')
  })

  test('is no news where it is old, and was only not loaded', async () => {
    const { element, socket } = await read()
    const old = comment('c0', 'Juma', 'Old')
    const orphan = comment('c9', 'Zuhura', 'To what is not here', { parentId: 'c0' })
    socket.say(changed(5, [old, orphan], { newIds: ['c9'], page: { commentCount: 7, closedAt: null } }))
    await expect.element(page.getByRole('heading', { name: 'Comments 7' })).toBeVisible()
    expect(element.shadowRoot!.querySelector('baraza-arrivals')).toBeNull()
  })

  test('goes again where it is taken back before anybody saw it', async () => {
    const { socket } = await read()
    socket.say(changed(5, [comment('c4', 'Juma', 'Spam')]))
    await expect.element(pill('1 new comment')).toBeVisible()
    const stone = comment('c4', '', '', { author: null, content: [], status: 'rejected' })
    socket.say(changed(6, [stone], { goneIds: ['c4'] }))
    await expect.element(page.getByRole('button', { name: /new comment/ })).not.toBeInTheDocument()
  })

  test('comes while something else is drawn', async () => {
    const { element, socket } = await read()
    const { addEventListener } = element
    // The first news listen to the element when they watch what it draws, and have no words yet.
    vi.spyOn(element, 'addEventListener').mockImplementation((...listening: Parameters<typeof addEventListener>) => {
      element.shadowRoot!.querySelector('ol')!.append(document.createElement('li'))
      addEventListener.apply(element, listening)
    })
    socket.say(changed(5, [comment('c4', 'Juma', 'Between two lines')]))
    await expect.element(pill('1 new comment')).toBeVisible()
  })

  test('is said in Swahili and Arabic, with their figures', async () => {
    document.documentElement.lang = 'sw'
    const { element, socket } = await read()
    socket.say(changed(5, [comment('c4', 'Juma', 'Moja')]))
    await expect.element(pill('Maoni mapya 1')).toBeVisible()
    socket.say({ type: 'readers', readers: 12 })
    await expect.element(page.getByText('Watu 12 wanasoma sasa')).toBeVisible()
    document.documentElement.lang = 'ar'
    await vi.waitFor(() => expect(element.locale.locale).toBe('ar'))
    socket.say(changed(6, [comment('c5', 'Zuhura', 'Mbili')]))
    await expect.element(pill('تعليقان جديدان')).toBeVisible()
    socket.say({ type: 'readers', readers: 12 })
    await expect.element(page.getByText('يقرأ الآن ١٢ شخصًا')).toBeVisible()
    await expectAccessible(element)
  })
})

describe('what changes', () => {
  test('changes in its place: votes at once, words when nobody looks at them', async () => {
    const many = Array.from({ length: 40 }, (_, i) => comment(`m${i}`, `Reader ${i}`, `Said ${i}`))
    const { element, socket } = await read([CONVERSATION, ...many])
    const known = (id: string) => element.comments.threads.comments.get(id)!
    const edited = comment('c1', 'Asha', 'The quarrels have moved again.', { voteCount: 3, replyCount: 1 })
    const below = comment('m39', 'Reader 39', 'Said otherwise')
    socket.say(changed(5, [edited, below], { newIds: [] }))
    await expect.element(article('Reader 39')).toMatchTextContent(/Said otherwise/)
    expect(known('c1')).toMatchObject({ voteCount: 3, repliesCursor: null })
    await expect.element(article('Asha')).toMatchTextContent(/have moved\./)
    scrollTo(0, document.body.scrollHeight)
    await expect.element(article('Asha')).toMatchTextContent(/have moved again\./)
    scrollTo(0, 0)
  })

  test('that is taken away leaves its room and the focus that was in it', async () => {
    const { element, socket } = await read()
    const find = () => element.shadowRoot!.querySelector<HTMLElement>('#comment-c3')!
    const { height } = find().getBoundingClientRect()
    find().querySelector<HTMLElement>('[name=reply]')!.focus()
    socket.say(changed(5, [{ ...neema, author: null, content: [], status: 'rejected' }], { goneIds: ['c3'] }))
    await expect.element(page.getByText('This comment was removed by a moderator.')).toBeVisible()
    await vi.waitFor(() => expect(find().getBoundingClientRect().height).toBe(height))
    await vi.waitFor(() => expect(focused()).toBe(find()))
    // Another one that is drawn in that place has its own.
    socket.say(changed(6, [comment('c4', 'Juma', 'Hello')]))
    await pill('1 new comment').click()
    await vi.waitFor(() => expect(find().getBoundingClientRect().height).toBe(height))
    const others = [...element.shadowRoot!.querySelectorAll<HTMLElement>('article:not(#comment-c3)')]
    expect(others.map(({ style }) => style.minBlockSize)).toEqual(others.map(() => ''))
  })

  test("that was the reader's own and waited is published, and they are told", async () => {
    const mine = comment('c8', 'Salma', 'Mine', { status: 'pending' })
    storage.saveOwnComments('/ice', [own(mine)])
    const fetched = serve({
      'GET demo/comments?': list([asha], { revision: 5 }),
      'GET demo/comments/c8': { pageKey: '/ice', comment: mine, ancestors: [] },
    })
    const element = show({ live: 'on' })
    await vi.waitFor(() => expect(FakeSocket.open).toHaveLength(1))
    await vi.waitFor(() => expect(asked(fetched)).toContain('demo/comments/c8'))
    await expect.element(article('Mine')).toMatchTextContent(/awaiting moderation/)
    FakeSocket.last.say(changed(5, [{ ...mine, status: 'approved' }]))
    await expect.element(article('Mine')).not.toMatchTextContent(/awaiting moderation/)
    await vi.waitFor(() => expect(status(element).textContent).toBe('Your comment is published.'))
  })
})

describe('how many read', () => {
  test('stands beside the heading from two on', async () => {
    const { element, socket } = await read()
    await expect.element(page.getByText(/reading now/)).not.toBeInTheDocument()
    const height = element.offsetHeight
    socket.say({ type: 'readers', readers: 12 })
    await expect.element(page.getByText('12 people are reading now')).toBeVisible()
    expect(element.offsetHeight).toBe(height)
    await expectAccessible(element)
    socket.say({ type: 'readers', readers: 1 })
    await expect.element(page.getByText(/reading now/)).not.toBeInTheDocument()
  })
})
