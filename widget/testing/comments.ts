import axe from 'axe-core'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { Comment, CommentList } from '../../shared/comment.ts'
import type { Page } from '../../shared/page.ts'
import { PROBLEMS, type ProblemType } from '../../shared/problem.ts'
import { define } from '../comments.ts'
import type { OwnComment } from '../storage.ts'
import { testLoader } from './loader.ts'

export { storage } from './storage.ts'

define(testLoader)

/** For the test files of the reader's widget: an empty browser before, an empty page after. */
export function useComments() {
  beforeEach(() => {
    localStorage.clear()
    sessionStorage.clear()
    history.replaceState(null, '', location.href.replace(/#.*/, ''))
  })
  afterEach(() => {
    document.body.replaceChildren()
    document.documentElement.removeAttribute('style')
    document.documentElement.lang = 'en'
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
}

/** A comment of `name`, of a minute ago unless it says otherwise. */
export const comment = (id: string, name: string, words: string, more: Partial<Comment> = {}): Comment => ({
  id,
  parentId: null,
  author: { id: `author of ${name}`, name, website: null, role: 'reader' },
  content: [{ type: 'paragraph', children: [words] }],
  status: 'approved',
  createdAt: minutesAgo(1),
  editedAt: null,
  deletedAt: null,
  voteCount: 0,
  replyCount: more.replies?.length ?? 0,
  ...more,
})

export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

export const own = (properties: Comment): OwnComment => ({ comment: properties, body: 'words', token: 'author.token' })

export const pageOf = (more: Partial<Page> = {}): Page => ({
  key: '/ice',
  title: null,
  url: null,
  commentCount: 0,
  closedAt: null,
  revision: 1,
  sort: 'best',
  editMinutes: 15,
  maxBodyLength: 5000,
  surgeUntil: null,
  ...more,
})

export const list = (comments: Comment[], page: Partial<Page> = {}, nextCursor: string | null = null): CommentList => ({
  page: pageOf({ commentCount: comments.length, ...page }),
  comments,
  nextCursor,
})

export const refused = (type: ProblemType) =>
  Response.json({ type: `/problems/${type}`, ...PROBLEMS[type] }, { status: PROBLEMS[type].status })

type Answer = object | Response | Error | Promise<Response>

/** Stands in for the server: the first route whose method and address match answers. Nothing else is mocked. */
export function serve(routes: Record<string, Answer | (() => Answer)>) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input))
    const asked = `${init?.method ?? 'GET'} ${url.pathname.replace('/v1/sites/', '')}${url.search}`
    const route = Object.keys(routes).find((name) => asked.includes(name))
    if (!route) throw new Error(`Nobody answers ${asked}`)
    const given = routes[route]!
    const answer = await (typeof given === 'function' ? (given as () => Answer)() : given)
    init?.signal?.throwIfAborted()
    if (answer instanceof Error) throw answer
    return answer instanceof Response ? answer.clone() : Response.json(answer)
  })
}

/** The addresses asked for so far, from the site on. */
export const asked = (fetched: ReturnType<typeof serve>) =>
  fetched.mock.calls.map(([input]) => decodeURIComponent(String(input).replace('https://api.example/v1/sites/', '')))

export function show(attributes: Record<string, string> = {}, parent: Element = document.body) {
  const element = document.createElement('baraza-comments')
  const all = { site: 'demo', server: 'https://api.example', 'page-key': '/ice', live: 'off', ...attributes }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  parent.append(element)
  return element
}

/** So many frames have begun. */
export const frames = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame)
}

/** Where focus is, in whichever shadow root. */
export function focused() {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

/** Nothing for axe to complain about, on a light page and on a dark one. */
export async function expectAccessible(element: HTMLElement) {
  const section = element.shadowRoot!.querySelector('section')!
  for (const [scheme, paper, ink] of [
    ['light', '#ffffff', '#1a1d1f'],
    ['dark', '#141719', '#e4e6e5'],
  ] as const) {
    document.documentElement.style.cssText = `background: ${paper}; color: ${ink}`
    await vi.waitFor(() => expect(section.dataset.scheme).toBe(scheme))
    // Some colours fade; bones breathe for ever.
    const fading = section.getAnimations({ subtree: true }).filter((animation) => animation instanceof CSSTransition)
    // One that is cancelled is over as well.
    await Promise.allSettled(fading.map((animation) => animation.finished))
    const { violations } = await axe.run(document.body)
    expect(violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
}
