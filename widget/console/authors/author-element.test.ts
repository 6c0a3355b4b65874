import { describe, expect, test, vi } from 'vitest'
import type { AdminAuthor } from '../../../shared/admin-authors.ts'
import { messages as words } from '../locales/en-authors.ts'
import {
  authorOf,
  button,
  commentOf,
  later,
  refusal,
  serve,
  show,
  type,
  useConsole,
  type Asked,
} from '../testing/setting.ts'
import { AuthorsElement } from './authors-element.ts'

useConsole()

const one = commentOf('one')
const two = commentOf('two', { status: 'approved' })

/** The author as the server has it: what is changed is changed there. */
function serving(more = {}) {
  let author = authorOf()
  return serve({
    'GET /authors/asha': () => ({ author }),
    'PATCH /authors/asha': ({ body }: Asked) => {
      const { timeoutUntil = author.history.timeoutUntil, role = author.role } = body as Partial<
        Pick<AdminAuthor, 'role'> & Pick<AdminAuthor['history'], 'timeoutUntil'>
      >
      author = { ...author, role, history: { ...author.history, timeoutUntil } }
      return { author }
    },
    'GET /comments?authorId=asha': { comments: [two, one], nextCursor: null },
    'GET /tallies': { tallies: { pending: 0, approved: 0, rejected: 0, spam: 0, reported: 0 } },
    ...more,
  })
}

const open = async (role?: 'owner' | 'moderator') => {
  const element = await show(AuthorsElement, 'baraza-authors', 'authors/asha', role)
  await vi.waitFor(() => expect(element.querySelector('.who')).not.toBeNull())
  await vi.waitFor(() => expect(element.querySelector('.wrote-row')).not.toBeNull())
  return element
}
const row = (element: Element, id: string) => element.querySelector(`.wrote-row[data-id="${id}"]`)!
const openTools = (element: Element) => {
  for (const tool of element.querySelectorAll('details')) tool.open = true
}

describe('a pause', () => {
  test('lasts for so many hours or days, and its end is said before', async () => {
    const api = serving()
    const element = await open()
    openTools(element)
    type(element.querySelector('#pause-count'), '3')
    const unit = element.querySelector<HTMLSelectElement>('baraza-author-pause select')!
    unit.value = 'days'
    unit.dispatchEvent(new Event('change'))
    const began = Date.now()
    button(element, 'Pause').click()
    await vi.waitFor(() => expect(element.querySelector('.states')!.textContent).toContain('Told to pause until'))
    const until = Date.parse(api.of('PATCH')[0]!.body.timeoutUntil as string)
    expect(until - began).toBeGreaterThanOrEqual(3 * 86_400_000)
    expect(until - Date.now()).toBeLessThanOrEqual(3 * 86_400_000)
    button(element, 'End the pause now').click()
    await vi.waitFor(() => expect(element.querySelector('.states')!.textContent.trim()).toBe(''))
    expect(api.of('PATCH')[1]!.body).toEqual({ timeoutUntil: null })
  })

  test.each(['', '0', '-1', '2.5', '1001'])('of %j is none', async (count) => {
    const api = serving()
    const element = await open()
    openTools(element)
    type(element.querySelector('#pause-count'), count)
    button(element, 'Pause').click()
    await vi.waitFor(() => expect(element.querySelector('#pause-error')!.textContent).toContain(words.pause.wrong))
    expect(api.of('PATCH')).toEqual([])
  })

  test('that is over is none', async () => {
    const history = { ...authorOf().history, timeoutUntil: '2026-01-02T00:00:00.000Z' }
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-01-03T00:00:00.000Z'))
    serving({ 'GET /authors/asha': { author: authorOf({ history }) } })
    const element = await open()
    expect(element.querySelector('.states')!.textContent.trim()).toBe('')
  })
})

describe('erasing', () => {
  const confirmWith = async (element: Element, name: string) => {
    if (!element.querySelector('dialog')) button(element, 'Erase…').click()
    await vi.waitFor(() => expect(element.querySelector('#erase-name')).not.toBeNull())
    type(element.querySelector('#erase-name'), name)
    button(element, 'Erase for good').click()
  }

  test('goes on until nothing is left, and tells how far it is', async () => {
    const second = later<object>()
    let request = 0
    const api = serving({
      'DELETE /authors/asha': () => (request++ === 0 ? { erasedCount: 500, hasMore: true } : second.promise),
    })
    const element = await open()
    await confirmWith(element, 'Asha')
    await vi.waitFor(() => expect(element.querySelector('dialog')!.textContent).toContain('500 comments so far'))
    second.keep({ erasedCount: 7, hasMore: false })
    await vi.waitFor(() => expect(element.querySelector('dialog')).toBeNull())
    expect(element.textContent).toContain('507 comments no longer tell')
    expect(api.of('DELETE')).toHaveLength(2)
  })

  test('needs the name', async () => {
    const api = serving({ 'DELETE /authors/asha': { erasedCount: 1, hasMore: false } })
    const element = await open()
    for (const name of ['', 'asha', 'Ash']) {
      await confirmWith(element, name)
      await vi.waitFor(() =>
        expect(element.querySelector('#erase-name-error')!.textContent).toContain(words.erase.notTheSame),
      )
    }
    expect(api.of('DELETE')).toEqual([])
  })

  test('that stops says how far it came, and goes on when it is asked again', async () => {
    const answers = [{ erasedCount: 500, hasMore: true }, refusal('internal-error'), { erasedCount: 3, hasMore: false }]
    const api = serving({ 'DELETE /authors/asha': () => answers.shift() })
    const element = await open()
    await confirmWith(element, 'Asha')
    await vi.waitFor(() =>
      expect(element.querySelector('dialog')!.textContent).toContain('It stopped after 500 comments'),
    )
    button(element, 'Erase for good').click()
    await vi.waitFor(() => expect(element.querySelector('dialog')).toBeNull())
    expect(element.textContent).toContain('503 comments')
    expect(api.of('DELETE')).toHaveLength(3)
  })

  test('is for owners', async () => {
    serving()
    const element = await open('moderator')
    expect(element.textContent).not.toContain('Erase')
  })
})

describe('what they wrote', () => {
  test('is decided on in its place, and undone', async () => {
    const decision = (commentId: string, batchId: string) => ({ commentId, outcome: 'decided', decision: { batchId } })
    const api = serving({
      'POST /decisions': ({ body }: Asked) => ({ results: [decision(body.commentIds[0] as string, 'batch')] }),
      'DELETE /decisions/batches/batch': {
        results: [{ commentId: 'one', outcome: 'undone' }],
        removedBlockIds: [],
        nextCursor: null,
      },
    })
    const element = await open()
    const before = api.of('GET', '/authors/asha').length
    button(row(element, 'one'), 'Approve').click()
    await vi.waitFor(() => expect(row(element, 'one').textContent).toContain('Approved by you'))
    expect(api.of('POST')[0]!.body).toEqual({ commentIds: ['one'], status: 'approved' })
    // The record is another one now.
    await vi.waitFor(() => expect(api.of('GET', '/authors/asha').length).toBeGreaterThan(before))
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', bubbles: true }))
    await vi.waitFor(() => expect(row(element, 'one').textContent).toContain('Waits'))
    expect([...element.querySelectorAll('.wrote-row')].map((each) => (each as HTMLElement).dataset.id)).toEqual([
      'two',
      'one',
    ])
  })

  test('goes on at the cursor', async () => {
    const api = serving({
      'GET /comments?authorId=asha': ({ path }: Asked) =>
        path.includes('cursor=next') ? { comments: [one], nextCursor: null } : { comments: [two], nextCursor: 'next' },
    })
    const element = await open()
    button(element, 'More').click()
    await vi.waitFor(() => expect(row(element, 'one')).not.toBeNull())
    expect(api.of('GET', '/comments').map(({ path }) => path)).toEqual([
      '/comments?authorId=asha&limit=25',
      '/comments?authorId=asha&cursor=next&limit=25',
    ])
  })
})

test('a note is added and deleted, and half of one keeps whoever would leave', async () => {
  const note = (body: string) => ({
    id: 'note',
    moderator: { id: 'me', name: 'Neema' },
    body,
    createdAt: '2026-01-01T00:00:00.000Z',
  })
  serving({
    'POST /authors/asha/notes': ({ body }: Asked) => ({ note: note(body.body as string) }),
    'DELETE /notes/note': refusal('note-not-found'),
  })
  const stay = vi.spyOn(window, 'confirm').mockReturnValue(false)
  const element = await open()
  openTools(element)
  type(element.querySelector('#note'), 'Knows the harbour')
  await vi.waitFor(() => expect(element.mayLeave()).toBe(false))
  button(element, 'Add note').click()
  await vi.waitFor(() => expect(element.querySelector('.notes')!.textContent).toContain('Knows the harbour'))
  expect(element.mayLeave()).toBe(true)
  expect(stay).toHaveBeenCalledOnce()
  // Somebody else was quicker.
  button(element, 'Delete the note of Neema').click()
  await vi.waitFor(() => expect(element.querySelector('.notes li')).toBeNull())
})

test('notes that did not come with the author are asked for', async () => {
  const noteAt = (at: number) => ({
    id: `note ${at}`,
    moderator: { id: 'me', name: 'Neema' },
    body: `Note ${at}`,
    createdAt: '2026-01-01T00:00:00.000Z',
  })
  const all = Array.from({ length: 23 }, (_, at) => noteAt(at))
  const api = serving({
    'GET /authors/asha/notes': ({ path }: Asked) =>
      path.includes('cursor=next')
        ? { notes: all.slice(21), nextCursor: null }
        : { notes: all.slice(0, 21), nextCursor: 'next' },
    'GET /authors/asha': { author: authorOf({ notes: all.slice(0, 20) }) },
  })
  const element = await open()
  const notes = element.querySelector('baraza-author-notes')!
  button(notes, 'More').click()
  await vi.waitFor(() => expect(notes.querySelectorAll('.notes li')).toHaveLength(21))
  button(notes, 'More').click()
  await vi.waitFor(() => expect(notes.querySelectorAll('.notes li')).toHaveLength(23))
  expect(() => button(notes, 'More')).toThrow('No button')
  expect(api.of('GET', '/authors/asha/notes')).toHaveLength(2)
})

test('a badge that is refused is not worn', async () => {
  serving({ 'PATCH /authors/asha': refusal('internal-error') })
  const element = await open()
  const role = element.querySelector<HTMLSelectElement>('#role')!
  role.value = 'staff'
  role.dispatchEvent(new Event('change'))
  await vi.waitFor(() => expect(element.querySelector('#role-error')!.textContent).toContain('Something failed'))
  expect(role.value).toBe('reader')
})

test('an author whom nobody knows is said to be gone', async () => {
  serving({ 'GET /authors/asha': refusal('author-not-found') })
  const element = await show(AuthorsElement, 'baraza-authors', 'authors/asha')
  await vi.waitFor(() => expect(element.querySelector('[role=alert]')!.textContent).toContain('This author is gone.'))
})
