import { afterEach, expect, vi } from 'vitest'
import type { AdminComment } from '../../../shared/admin.ts'
import type { AdminAuthor } from '../../../shared/admin-authors.ts'
import type { AdminPage } from '../../../shared/page.ts'
import { PROBLEMS, type FieldError, type ProblemType } from '../../../shared/problem.ts'
import { Formats } from '../../formats.ts'
import { parseAddress } from '../address.ts'
import { Live } from '../live.ts'
import { messages } from '../locales/en.ts'
import { SavedViews } from '../saved-views.ts'
import type { Setting, ViewElement } from '../view-element.ts'

/** For the test files of the console's views: an empty page after each test. */
export function useConsole() {
  afterEach(() => {
    document.body.replaceChildren()
    vi.restoreAllMocks()
  })
}

export function settingOf(role: 'owner' | 'moderator' = 'owner'): Setting {
  const site = { id: 'paper', name: 'The Paper', role }
  return {
    me: {
      id: 'me',
      name: 'Neema',
      email: null,
      sites: [site],
      databases: ['DB'],
      credential: { kind: 'session', id: 'session', scopes: ['admin'] },
    },
    site,
    messages,
    formats: new Formats(messages.tag, messages.justNow),
    // Nobody has asked it to connect.
    live: new Live(site.id),
    views: new SavedViews(site.id),
  }
}

/** Shows a view as the console does, and waits for its words. */
export async function show<View extends ViewElement>(
  view: new () => View,
  name: string,
  path: string,
  role: 'owner' | 'moderator' = 'owner',
): Promise<View> {
  if (!customElements.get(name)) customElements.define(name, view)
  const element = new view()
  element.setting = settingOf(role)
  element.address = parseAddress(new URL(`/admin/paper/${path}`, location.origin))
  document.body.append(element)
  await vi.waitFor(() => expect(element.querySelector('h1')).not.toBeNull())
  return element
}

export const refusal = (type: ProblemType, errors?: FieldError[]) =>
  Response.json({ type: `/problems/${type}`, ...PROBLEMS[type], errors }, { status: PROBLEMS[type].status })

export interface Asked {
  method: string
  path: string
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test sent itself
  body: any
  signal: AbortSignal | null
}
type Answer = object | undefined
type Route = Answer | ((asked: Asked) => Answer | Promise<Answer>)

/** Stands in for the admin API of the site: the longest route that the request's method and path begin with answers. */
export function serve(routes: Record<string, Route>) {
  const asked: Asked[] = []
  const byLength = Object.keys(routes).sort((a, b) => b.length - a.length)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init = {}) => {
    const url = new URL(String(input), location.origin)
    const path = decodeURIComponent(`${url.pathname}${url.search}`).replace('/v1/admin/sites/paper', '')
    const request: Asked = {
      method: init.method ?? 'GET',
      path,
      body: init.body ? JSON.parse(init.body as string) : undefined,
      signal: init.signal ?? null,
    }
    asked.push(request)
    const name = byLength.find((route) => `${request.method} ${path || '/'}`.startsWith(route))
    if (name === undefined) throw new Error(`Nobody answers ${request.method} ${path}`)
    const route = routes[name]
    const answer = typeof route === 'function' ? await (route as (asked: Asked) => Answer)(request) : route
    init.signal?.throwIfAborted()
    if (answer === undefined) return new Response(null, { status: 204 })
    return answer instanceof Response ? answer.clone() : Response.json(answer)
  })
  return {
    asked,
    /** What was asked with this method at a path that begins so. */
    of: (method: string, path = '') => asked.filter((each) => each.method === method && each.path.startsWith(path)),
  }
}

/** A control by its accessible name, as it is read out: exactly, or by a pattern. */
export function button(within: Element, name: string): HTMLButtonElement {
  const found = [...within.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
  )
  if (!found) throw new Error(`No button says ${name}`)
  return found
}

export function type(field: Element | null, value: string) {
  const control = field as HTMLInputElement
  control.focus()
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

/** A promise, and what keeps it. */
export function later<Value>() {
  let keep!: (value: Value) => void
  const promise = new Promise<Value>((resolve) => (keep = resolve))
  return { promise, keep }
}

const history: AdminAuthor['history'] = {
  approvedCount: 2,
  rejectedCount: 0,
  spamCount: 0,
  firstSeenAt: '2026-01-01T00:00:00.000Z',
  verifiedAt: null,
  timeoutUntil: null,
  isBlocked: false,
}

export const authorOf = (more: Partial<AdminAuthor> = {}): AdminAuthor => ({
  id: 'asha',
  name: 'Asha',
  email: 'asha@example.org',
  role: 'reader',
  websites: [],
  history,
  notes: [],
  others: [],
  ...more,
})

export const commentOf = (id: string, more: Partial<AdminComment> = {}): AdminComment => ({
  id,
  parentId: null,
  rootId: id,
  parent: null,
  page: { key: '/ice', title: 'Ice', url: 'https://paper.example/ice' },
  author: { id: 'asha', name: 'Asha', website: null, role: 'reader', email: 'asha@example.org', history },
  body: `Words of ${id}`,
  content: [],
  status: 'pending',
  checkName: 'first-comment',
  facts: [],
  reportCount: 0,
  pinnedAt: null,
  closedAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  voteCount: 0,
  replyCount: 0,
  ...more,
})

export const pageOf = (key: string, more: Partial<AdminPage> = {}): AdminPage => ({
  id: `id of ${key}`,
  key,
  title: `Title of ${key}`,
  url: `https://paper.example${key}`,
  image: null,
  teaser: null,
  section: null,
  authors: [],
  publishedAt: null,
  closedAt: null,
  commentCount: 3,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...more,
})
