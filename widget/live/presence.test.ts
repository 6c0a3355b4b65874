import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { PageChanges } from '../../shared/live-page.ts'
import { follow } from '../live.ts'
import { asked, comment, list, refused, serve, show, useComments } from '../testing/comments.ts'
import { changed, FakeClock, FakeSocket, fakeSockets } from '../testing/live.ts'

useComments()

let clock: FakeClock

beforeEach(() => {
  fakeSockets()
  clock = new FakeClock()
})

afterEach(() => vi.unstubAllGlobals())

const asha = comment('c1', 'Asha', 'The quarrels have moved.')
const juma = comment('c2', 'Juma', 'Where to?')
const pill = (name: string) => page.getByRole('button', { name, exact: true })
const hasSockets = (count: number) => vi.waitFor(() => expect(FakeSocket.open).toHaveLength(count))

async function read(routes: Parameters<typeof serve>[0] = {}, attributes: Record<string, string> = {}) {
  const fetched = serve({ 'GET demo/comments?': list([asha], { revision: 5 }), ...routes })
  const element = show(attributes)
  await vi.waitFor(() => expect(element.acts).toBeDefined())
  follow(element, element.acts!, clock)
  return { element, fetched }
}

const hello = (revision: number) => FakeSocket.last.say({ type: 'hello', revision, readers: 1 })

function setHidden(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('a line is open', () => {
  test('while somebody looks at the page, and a moment longer', async () => {
    await read()
    await hasSockets(1)
    setHidden(true)
    clock.pass(29_000)
    await hasSockets(1)
    setHidden(false)
    clock.pass(60_000)
    await hasSockets(1)
    setHidden(true)
    clock.pass(30_000)
    await hasSockets(0)
    clock.pass(3_600_000)
    expect(FakeSocket.all.length).toBeLessThanOrEqual(2)
    setHidden(false)
    await hasSockets(1)
  })

  test('when the comments are near, and not before', async () => {
    const spacer = document.createElement('div')
    spacer.style.height = '5000px'
    document.body.append(spacer)
    await page.viewport(1000, 800)
    const { element } = await read({}, { loading: 'eager' })
    await element.updateComplete
    expect(FakeSocket.all).toEqual([])
    element.scrollIntoView()
    await hasSockets(1)
  })

  test('no longer than the element is on the page, nor on the way back', async () => {
    const { element } = await read()
    await hasSockets(1)
    element.remove()
    expect(FakeSocket.open).toEqual([])
    document.body.append(element)
    await hasSockets(1)
    dispatchEvent(new Event('pagehide'))
    expect(FakeSocket.open).toEqual([])
    dispatchEvent(new Event('pageshow'))
    await hasSockets(1)
  })

  test('to the page that is shown', async () => {
    const { element } = await read()
    await hasSockets(1)
    const before = FakeSocket.last
    element.setAttribute('page-key', '/other')
    before.say(changed(5, [juma]))
    await vi.waitFor(() => expect(element.comments.wanted!.pageKey).toBe('/other'))
    await vi.waitFor(() => expect(element.comments.page).toBeDefined())
    follow(element, element.acts!, clock)
    await hasSockets(1)
    expect(FakeSocket.last.url).toContain('pageKey=%2Fother')
    expect(element.shadowRoot!.querySelector('baraza-arrivals')).toBeNull()
  })

  test('nowhere where the owner does not want it', async () => {
    const fetched = serve({ 'GET demo/comments?': list([asha], { live: false }) })
    const first = show({ live: 'on' })
    const second = show({ live: 'off' })
    for (const { acts } of [first, second]) await vi.waitFor(() => expect(acts ?? first.acts).toBeDefined())
    await vi.waitFor(() => expect(second.acts).toBeDefined())
    const { afterwards } = await import('../afterwards.ts')
    for (const each of [first, second]) await afterwards(each, each.acts!)
    expect(FakeSocket.all).toEqual([])
    expect(asked(fetched)).toHaveLength(2)
  })
})

describe('what was missed', () => {
  const CHANGES: PageChanges = {
    ...{ since: 5, revision: 7, page: { commentCount: 2, closedAt: null } },
    ...{ comments: [{ ...juma, rootId: juma.id }], newIds: ['c2'], goneIds: [], hasMore: false },
  }

  test('is asked for when the revision is another, and only then', async () => {
    const { fetched } = await read({ 'GET demo/changes?': CHANGES })
    await hasSockets(1)
    hello(5)
    FakeSocket.last.lose()
    clock.pass(1_000)
    await hasSockets(1)
    hello(5)
    expect(asked(fetched)).toHaveLength(1)
    FakeSocket.last.lose()
    clock.pass(1_000)
    hello(7)
    await expect.element(pill('1 new comment')).toBeVisible()
    expect(asked(fetched).slice(1)).toEqual(['demo/changes?pageKey=/ice&since=5&from=5'])
  })

  test('is asked for in parts, and told when all of it is here', async () => {
    const reply = comment('c3', 'Omar', 'There', { parentId: 'c2' })
    const parts = [
      { ...CHANGES, comments: [{ ...reply, rootId: 'c2' }], newIds: ['c3'], hasMore: true },
      { ...CHANGES, since: 7, revision: 9 },
    ]
    const { fetched } = await read({ 'GET demo/changes?': () => parts.shift()! })
    await hasSockets(1)
    hello(9)
    await expect.element(pill('2 new comments')).toBeVisible()
    expect(asked(fetched).slice(1)).toEqual([
      'demo/changes?pageKey=/ice&since=5&from=5',
      'demo/changes?pageKey=/ice&since=7&from=5',
    ])
  })

  test('between two messages is asked for at a moment of chance', async () => {
    const { fetched } = await read({ 'GET demo/changes?': CHANGES })
    await hasSockets(1)
    FakeSocket.last.say(changed(6, [comment('c9', 'Omar', 'Later')]))
    await vi.waitFor(() => expect(clock.next).toBe(1_000))
    expect(asked(fetched)).toHaveLength(1)
    clock.pass(1_000)
    await expect.element(pill('1 new comment')).toBeVisible()
  })

  test('is the whole list where conversations have come from another page', async () => {
    const { element } = await read({ 'GET demo/changes?': refused('changes-unknown') })
    await hasSockets(1)
    serve({
      'GET demo/changes?': refused('changes-unknown'),
      'GET demo/comments?': list(
        [
          { ...juma, replies: [] },
          { ...asha, voteCount: 4 },
        ],
        { revision: 90 },
      ),
    })
    hello(90)
    await expect.element(pill('1 new comment')).toBeVisible()
    expect(element.comments.threads.comments.get('c1')!.voteCount).toBe(4)
  })

  test('and did not arrive, is asked for by the next line', async () => {
    const answers: object[] = [new Error('offline'), CHANGES]
    await read({ 'GET demo/changes?': () => answers.shift()! })
    await hasSockets(1)
    hello(7)
    await hasSockets(0)
    clock.pass(10_000)
    await hasSockets(1)
    hello(7)
    await expect.element(pill('1 new comment')).toBeVisible()
  })
})
