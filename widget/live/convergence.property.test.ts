import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { follow } from '../live.ts'
import { serve, show, useComments } from '../testing/comments.ts'
import { LiveServer } from '../testing/live-server.ts'
import { FakeClock, FakeSocket, fakeSockets } from '../testing/live.ts'

useComments()

beforeEach(() => void fakeSockets())

afterEach(() => vi.unstubAllGlobals())

/** A machine that is busy is no failure. */
const WAIT = { timeout: 20_000, interval: 5 }

const without = (comment: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(comment).filter(([name]) => !names.includes(name)))

type Kind = 'post' | 'reply' | 'hide' | 'show' | 'edit' | 'vote' | 'hear' | 'lose' | 'cut' | 'answer' | 'click'

/** How often each of them happens. Most of what is said arrives, or it would be caught up with by the end at once. */
const WEIGHTS: Record<Kind, number> = {
  ...{ post: 2, reply: 3, hide: 1, show: 2, edit: 2, vote: 2 },
  ...{ hear: 6, lose: 1, cut: 1, answer: 2, click: 3 },
}

type Act = { kind: Kind; pick: number }

/**
 * The room says what it can, the network loses some of it, or the line, or takes its time with an answer, and the reader opens
 * what waits now and then. Whatever becomes of all that, at the end the reader has what a fresh load would give.
 */
async function expectConvergence(acts: readonly Act[]) {
  const server = new LiveServer()
  server.post(undefined)
  // What is asked for, as it was then, on its way.
  const answers: (() => void)[] = []
  serve({
    'GET demo/comments?': () => server.list(),
    'GET demo/changes?': () => {
      const { searchParams } = new URL(String(vi.mocked(fetch).mock.lastCall![0]))
      const changes = server.changes(Number(searchParams.get('since')), Number(searchParams.get('from')))
      return new Promise<Response>((resolve) => answers.push(() => resolve(Response.json(changes))))
    },
  })
  const place = document.createElement('div')
  document.body.append(place)
  const element = show({ loading: 'eager' }, place)
  await element.updateComplete
  await element.loadActs()
  await vi.waitFor(() => expect(element.comments.page).toBeDefined(), WAIT)
  const clock = new FakeClock()
  follow(element, element.acts!, clock)
  await vi.waitFor(() => expect(FakeSocket.open).toHaveLength(1), WAIT)

  let told = server.revision
  const hello = () => {
    if (FakeSocket.open.length === 0) clock.pass(600_000)
    FakeSocket.last.say({ type: 'hello', revision: server.revision, readers: 1 })
    told = server.revision
  }
  const buttons = () => element.shadowRoot!.querySelectorAll<HTMLElement>('baraza-arrivals button')
  for (const { kind, pick } of acts) {
    const all = [...server.entries.values()]
    const entry = all[pick % all.length]!
    if (kind === 'post') server.post(undefined)
    else if (kind === 'reply' && entry.isPublished) server.post(entry)
    else if (kind === 'hide' || kind === 'show') server.publish(entry, kind === 'show')
    else if (kind === 'edit' && entry.isPublished)
      server.change(entry, { content: [{ type: 'paragraph', children: [`Edited ${pick}`] }] })
    else if (kind === 'vote' && entry.isPublished) server.change(entry, { voteCount: pick % 100 })
    else if (kind === 'hear' || kind === 'lose') {
      const { hasMore, ...changes } = server.changes(told, told)
      const isHeard = kind === 'hear' && FakeSocket.open.length > 0
      if (isHeard && server.revision > told)
        FakeSocket.last.say(hasMore ? { type: 'behind', revision: server.revision } : { type: 'changed', ...changes })
      told = server.revision
    } else if (kind === 'cut') {
      if (FakeSocket.open.length > 0 && pick % 2) FakeSocket.last.lose()
      else hello()
    } else if (kind === 'answer') answers.shift()?.()
    else if (kind === 'click') buttons()[pick % (buttons().length || 1)]?.click()
    await new Promise((resolve) => setTimeout(resolve))
    // Chance is over: who waits for their moment has it.
    if (pick % 3 === 0) clock.pass(2_000)
  }

  const known = () =>
    [...element.comments.threads.comments.values()]
      .filter(({ author, id }) => author || server.listed.some(({ comment }) => comment.id === id))
      .map((comment) => without(comment, 'rootId', 'replies', 'repliesCursor'))
      .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
  const fresh = server.listed.map((entry) => server.shown(entry))
  // A window's height down, whatever has focus: somebody is there and sees none of it, so that what was held is shown.
  place.style.cssText = 'position: fixed; inset-block-start: 100vh'
  await vi.waitFor(() => {
    clock.pass(2_000)
    for (const answer of answers.splice(0)) answer()
    hello()
    dispatchEvent(new Event('scroll'))
    for (const button of buttons()) button.click()
    expect(known()).toEqual(fresh)
  }, WAIT)
  expect(element.comments.page!.commentCount).toBe(server.commentCount)
}

test(
  'any order of messages, losses and catch-ups ends with what a fresh load gives',
  { timeout: 240_000 },
  async () => {
    const act: fc.Arbitrary<Act> = fc.record({
      kind: fc.oneof(
        ...Object.entries(WEIGHTS).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) })),
      ),
      pick: fc.nat(),
    })
    const property = fc
      .asyncProperty(fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }), expectConvergence)
      // Of a case that has failed nothing is left for the smaller ones that are tried next.
      .afterEach(() => void document.body.replaceChildren())
    // A case that fails takes its whole patience, as do the smaller ones: what was found is told before the test's time is over.
    await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true })
  },
)
