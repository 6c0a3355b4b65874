import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import type { ReactionKind, Reactions } from '../../shared/reaction.ts'
import { recall, remember } from '../storage.ts'
import { serve, useParts, write } from '../testing/parts.ts'

useParts()

type Asked = { method: string; kind: string | undefined; token: string | null }

/** A server with one reader, who is whoever asks, and what it was asked. */
function server(
  counts: Partial<Record<ReactionKind, number>> = { moving: 61, funny: 12 },
  mine: ReactionKind | null = null,
) {
  localStorage.clear()
  const asked: Asked[] = []
  let gate = Promise.resolve()
  const state = { mine, refuses: undefined as (() => Response | Promise<Response>) | undefined }
  const answer = (extra = {}): Reactions => ({
    reactions: (Object.keys(counts) as ReactionKind[]).map((kind) => ({
      kind,
      count: counts[kind]! + +(state.mine === kind) - +(mine === kind),
    })),
    mine: state.mine,
    ...extra,
  })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, { method = 'GET', headers } = {}) => {
    const kind = /reactions\/(\w+)/.exec(String(input))?.[1]
    const token = new Headers(headers).get('Authorization')
    asked.push({ method, kind, token })
    await gate
    if (state.refuses && method !== 'GET') return state.refuses()
    if (method === 'PUT') state.mine = kind as ReactionKind
    if (method === 'DELETE') state.mine = null
    if (method === 'GET') return Response.json({ ...answer(), mine: token ? state.mine : null })
    return Response.json(answer(token ? {} : { readerToken: 'device' }))
  })
  return {
    asked,
    state,
    /** Answers wait from now on; returns how to let them go. */
    hold() {
      let release!: () => void
      gate = new Promise((resolve) => (release = resolve))
      return release
    },
    get acts() {
      return asked.filter(({ method }) => method !== 'GET').map(({ method, kind }) => `${method} ${kind}`)
    },
  }
}

const place = (site = 'demo') => write(`<baraza-reactions site="${site}" page-key="/ice">Before</baraza-reactions>`)
const root = (page: Element) => page.querySelector('baraza-reactions')!.shadowRoot!
const buttons = (page: Element) => [...root(page).querySelectorAll<HTMLButtonElement>('[name]')]
const button = (page: Element, kind: string) => buttons(page).find(({ name }) => name === kind)!
/** The counts, with a star at what is pressed. */
const shown = (page: Element) =>
  buttons(page).map(
    (button) => `${button.querySelector('b')!.textContent}${button.getAttribute('aria-pressed') === 'true' ? '*' : ''}`,
  )
const note = (page: Element) => root(page).querySelector('[role=status]')!.textContent!.trim()
const inNote = (page: Element, text: string) =>
  [...root(page).querySelectorAll<HTMLButtonElement>('.note button')].find(({ textContent }) => textContent === text)!

async function open(site?: string) {
  const page = place(site)
  await expect.poll(() => buttons(page).length).toBeGreaterThan(0)
  return page
}

test('says in words what each button is, and asks without a token', async () => {
  const { asked } = server()
  const page = await open()
  expect(buttons(page).map(({ ariaLabel }) => ariaLabel)).toEqual(['Moving, 61 readers', 'Funny, 12 readers'])
  expect(shown(page)).toEqual(['61', '12'])
  expect(asked).toEqual([{ method: 'GET', kind: undefined, token: null }])
})

test('a touch shows at once, another replaces it, and the same takes it back', async () => {
  const api = server()
  const page = await open()
  const release = api.hold()
  button(page, 'moving').click()
  await expect.poll(() => shown(page)).toEqual(['62*', '12'])
  expect(api.state.mine).toBeNull()
  release()
  await expect.poll(() => api.state.mine).toBe('moving')
  button(page, 'funny').click()
  await expect.poll(() => shown(page)).toEqual(['61', '13*'])
  await expect.poll(() => api.state.mine).toBe('funny')
  button(page, 'funny').click()
  await expect.poll(() => shown(page)).toEqual(['61', '12'])
  await expect.poll(() => api.acts).toEqual(['PUT moving', 'PUT funny', 'DELETE funny'])
  expect(api.asked.map(({ token }) => token)).toEqual([null, null, 'Bearer device', 'Bearer device'])
})

test('of many quick touches the last one wins, and what was overtaken is never sent', async () => {
  const api = server()
  const page = await open()
  const release = api.hold()
  button(page, 'moving').click()
  await expect.poll(() => api.acts).toEqual(['PUT moving'])
  for (const kind of ['funny', 'moving', 'moving', 'funny']) {
    button(page, kind).click()
    await page.querySelector<HTMLElement & { updateComplete: Promise<void> }>('baraza-reactions')!.updateComplete
  }
  expect(shown(page)).toEqual(['61', '13*'])
  expect(api.acts).toEqual(['PUT moving'])
  release()
  await expect.poll(() => api.acts).toEqual(['PUT moving', 'PUT funny'])
  await expect.poll(() => shown(page)).toEqual(['61', '13*'])
})

test('a double click ends as it began', async () => {
  const api = server()
  const page = await open()
  button(page, 'moving').click()
  button(page, 'moving').click()
  await expect.poll(() => shown(page)).toEqual(['61', '12'])
  await expect.poll(() => api.state.mine).toBeNull()
})

test('what is lost goes back, says so without moving anything, and is tried again', async () => {
  const api = server()
  const page = await open()
  page.insertAdjacentHTML('beforeend', '<p>What follows</p>')
  const top = () => page.querySelector('p')!.getBoundingClientRect().top
  const before = top()
  api.state.refuses = () => Promise.reject(new TypeError('Failed to fetch'))
  button(page, 'moving').click()
  await expect.poll(() => note(page)).toBe('This was not sent: there is no connection.')
  expect(shown(page)).toEqual(['61', '12'])
  expect(top()).toBe(before)
  api.state.refuses = undefined
  inNote(page, 'Try again').click()
  await expect.poll(() => api.state.mine).toBe('moving')
  await expect.poll(() => shown(page)).toEqual(['62*', '12'])
  expect(note(page)).toBe('')
  expect(root(page).activeElement).toBe(button(page, 'moving'))
})

test('says when there was too much, and lets it be', async () => {
  const api = server()
  const page = await open()
  api.state.refuses = () =>
    Response.json({ type: '/problems/too-many-requests', status: 429, title: 'Too many, too quickly' }, { status: 429 })
  button(page, 'funny').click()
  await expect.poll(() => note(page)).toContain('Wait a little')
  inNote(page, 'Close').click()
  await expect.poll(() => note(page)).toBe('')
  expect(shown(page)).toEqual(['61', '12'])
  expect(api.acts).toEqual(['PUT funny'])
})

test('the reader’s own is remembered here, and shown before anybody is asked', async () => {
  const api = server({ moving: 61 }, 'moving')
  remember('demo', 'reactions /ice', { reactions: [{ kind: 'moving', count: 60 }], mine: 'moving' })
  remember('demo', 'reader', 'device')
  const release = api.hold()
  const page = await open()
  expect(shown(page)).toEqual(['60*'])
  release()
  await expect.poll(() => shown(page)).toEqual(['61*'])
  expect(api.asked[0]!.token).toBe('Bearer device')
  button(page, 'moving').click()
  await expect.poll(() => recall('demo', 'reactions /ice')).toBeUndefined()
})

test('shows what the same reader does in another tab', async () => {
  const { state, asked } = server()
  const page = await open()
  expect(shown(page)).toEqual(['61', '12'])
  const other = (pageKey: string) => {
    const key = `baraza demo reactions ${pageKey}`
    localStorage.setItem(key, JSON.stringify({ reactions: [], mine: 'moving' }))
    dispatchEvent(new StorageEvent('storage', { key }))
  }
  localStorage.setItem('baraza demo reader', '"device"')
  state.mine = 'moving'
  const before = asked.length
  other('/another-page')
  other('/ice')
  await expect.poll(() => shown(page)).toEqual(['62*', '12'])
  expect(asked.slice(before)).toEqual([{ method: 'GET', kind: undefined, token: 'Bearer device' }])
})

test('works where the browser stores nothing', async () => {
  const api = server()
  for (const method of ['getItem', 'setItem', 'removeItem'] as const)
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('Denied', 'SecurityError')
    })
  const page = await open('private')
  button(page, 'moving').click()
  await expect.poll(() => api.state.mine).toBe('moving')
  button(page, 'moving').click()
  await expect.poll(() => shown(page)).toEqual(['61', '12'])
  await expect.poll(() => api.state.mine).toBeNull()
})

test('who has written reacts as that author', async () => {
  const api = server()
  remember('demo', 'token', 'author')
  const page = await open()
  button(page, 'moving').click()
  await expect.poll(() => api.asked.at(-1)).toEqual({ method: 'PUT', kind: 'moving', token: 'Bearer author' })
  // A later comment by somebody else at this browser makes no second reader of it.
  await expect.poll(() => recall('demo', 'reader')).toBe('author')
})

test('holds its room from the first moment, and what the owner wrote stays without an answer', async () => {
  localStorage.clear()
  const fetched = serve({})
  const page = place()
  const height = () => page.querySelector('baraza-reactions')!.getBoundingClientRect().height
  await expect.poll(() => fetched.mock.calls.length).toBe(1)
  page.style.width = '640px'
  expect(height()).toBe(62)
  page.style.width = '350px'
  expect(height()).toBe(122)
  expect(page.textContent).toContain('Before')
  serve({
    '/reactions': {
      reactions: (['informative', 'hopeful', 'moving', 'surprising', 'funny', 'worrying'] as const).map((kind) => ({
        kind,
        count: 1234,
      })),
      mine: null,
    },
  })
  dispatchEvent(new Event('online'))
  await expect.poll(() => buttons(page).length).toBe(6)
  expect(height()).toBe(122)
  for (const { offsetHeight, offsetWidth } of buttons(page))
    expect(Math.min(offsetHeight, offsetWidth)).toBeGreaterThanOrEqual(44)
  page.style.width = '640px'
  expect(height()).toBe(62)
})

test('is not asked for before a reader comes near, and draws nothing where there are none', async () => {
  localStorage.clear()
  const fetched = serve({ '/reactions': { reactions: [], mine: null } })
  const page = write('<div style="height: 9000px"></div><baraza-reactions site="demo"></baraza-reactions>')
  const element = page.querySelector('baraza-reactions')!
  await expect.poll(() => element.getBoundingClientRect().height).toBeGreaterThan(0)
  expect(fetched).not.toHaveBeenCalled()
  scrollTo(0, 9000)
  await expect.poll(() => element.getBoundingClientRect().height).toBe(0)
  scrollTo(0, 0)
})

test('asks again when it is moved: who takes it away and puts it back wants to see how things stand', async () => {
  const { asked } = server()
  const page = await open()
  page.prepend(page.querySelector('baraza-reactions')!)
  await expect.poll(() => asked.length).toBe(2)
})

test.for([
  ['sw', 'Inagusa, wasomaji 61'],
  ['ar', 'مؤثّر، ٦١ من القرّاء'],
] as const)('speaks the page’s language: %s', async ([lang, label]) => {
  server()
  document.documentElement.lang = lang
  const page = await open()
  expect(buttons(page)[0]!.ariaLabel).toBe(label)
  expect(buttons(page)[0]!.closest('[lang]')!.getAttribute('lang')).toBe(lang)
})

test('axe finds nothing, on paper and in the dark, with a choice and with a failure', async () => {
  const api = server()
  const page = await open()
  const { body } = document
  for (const [color, background] of [
    ['#1a1d1f', '#ffffff'],
    ['#e4e6e5', '#141719'],
  ]) {
    Object.assign(body.style, { color, background })
    api.state.refuses = undefined
    button(page, 'moving').click()
    await expect.poll(() => api.acts.length % 2).toBe(1)
    api.state.refuses = () => Response.json({}, { status: 500 })
    button(page, 'funny').click()
    await expect.poll(() => note(page)).toBe('This could not be stored.')
    const { violations } = await axe.run(page)
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([])
    inNote(page, 'Close').click()
    await expect.poll(() => note(page)).toBe('')
    await expect.poll(() => api.acts.length % 2).toBe(0)
  }
  body.removeAttribute('style')
})
