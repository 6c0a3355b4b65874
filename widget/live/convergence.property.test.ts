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
const WAIT = { timeout: 20_000 }

const without = (comment: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(comment).filter(([name]) => !names.includes(name)))

const KINDS = ['post', 'reply', 'hide', 'show', 'edit', 'vote', 'hear', 'lose', 'cut', 'click'] as const

/**
 * The room says what it can, the network loses some of it, or the line, and the reader opens what waits now and then. Whatever
 * becomes of all that, at the end the reader has what a fresh load would give.
 */
test(
  'any order of messages, losses and catch-ups ends with what a fresh load gives',
  { timeout: 240_000 },
  async () => {
    const act = fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat() })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
        const server = new LiveServer()
        server.post(undefined)
        serve({
          'GET demo/comments?': () => server.list(),
          'GET demo/changes?': () => {
            const { searchParams } = new URL(String(vi.mocked(fetch).mock.lastCall![0]))
            return server.changes(Number(searchParams.get('since')), Number(searchParams.get('from')))
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
              FakeSocket.last.say(
                hasMore ? { type: 'behind', revision: server.revision } : { type: 'changed', ...changes },
              )
            told = server.revision
          } else if (kind === 'cut') {
            if (FakeSocket.open.length > 0 && pick % 2) FakeSocket.last.lose()
            else hello()
          } else if (kind === 'click') buttons()[pick % (buttons().length || 1)]?.click()
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
        // Nobody looks: what was held until then is shown.
        place.style.display = 'none'
        await vi.waitFor(() => {
          clock.pass(2_000)
          hello()
          dispatchEvent(new Event('scroll'))
          for (const button of buttons()) button.click()
          expect(known()).toEqual(fresh)
        }, WAIT)
        expect(element.comments.page!.commentCount).toBe(server.commentCount)
        place.remove()
      }),
      { numRuns: 12 },
    )
  },
)
