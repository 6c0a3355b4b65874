import axe from 'axe-core'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Comment, FormTicket, NewComment } from '../../shared/comment.ts'
import { PROBLEMS, type FieldError, type ProblemType } from '../../shared/problem.ts'
import '../acts.ts'
import type { CommentFormElement, Setting } from '../elements/comment-form-element.ts'
import { Formats } from '../formats.ts'
import { siteUrl } from '../list-url.ts'
import { useLoader } from '../loader.ts'
import { toSheet } from '../reactive-element.ts'
import { tokens } from '../styles/tokens.ts'
import { testLoader } from '../testing/loader.ts'

export { storage } from '../testing/storage.ts'

useLoader(testLoader)

export const PAGE = { pageKey: '/ice', pageUrl: 'https://paper.example/ice', pageTitle: 'Ice has moved the clock' }

const settingOf = (given: Partial<Setting>): Setting => ({
  base: siteUrl('https://api.example', 'demo'),
  site: 'demo',
  ...PAGE,
  locale: 'en',
  formats: new Formats(given.locale ?? 'en', 'just now'),
  maxLength: 5_000,
  surgeUntil: null,
  memberToken: null,
  ...given,
})

type Properties = Partial<Setting> & Partial<Pick<CommentFormElement, 'parent' | 'editing'>>

/** For the test files of the form: each test begins with an empty browser that is online, and ends with an empty page. */
export function useForm() {
  beforeEach(() => {
    localStorage.clear()
    sessionStorage.clear()
    giveTickets.mockReset().mockImplementation(() => ticket())
  })
  afterEach(() => {
    document.body.replaceChildren()
    document.documentElement.removeAttribute('style')
    vi.restoreAllMocks()
  })
}

/** Draws a form as `<baraza-comments>` does: in its shadow root, among its tokens. */
export async function showForm({ parent, editing, ...setting }: Properties = {}) {
  const stage = document.createElement('main')
  stage.attachShadow({ mode: 'open' }).adoptedStyleSheets = [toSheet(tokens)]
  const form = document.createElement('baraza-comment-form')
  Object.assign(form, { setting: settingOf(setting), parent, editing })
  stage.shadowRoot!.append(form)
  document.body.append(stage)
  await form.updateComplete
  return form
}

/** What the root does when its language, its page or its server's answer is another. */
export function turn(form: CommentFormElement, setting: Partial<Setting>) {
  form.setting = settingOf({ ...form.setting, ...setting })
}

/** What a reload leaves: the storage, and a new form. */
export async function reload(properties?: Properties) {
  document.body.replaceChildren()
  return showForm(properties)
}

export const field = (label: string) => page.getByRole('textbox', { name: label })
export const button = (name = 'Post Comment') => page.getByRole('button', { name })

/** The name of the control that has focus, in whichever shadow root it is. */
export function focused() {
  let at = document.activeElement
  while (at?.shadowRoot) at = at.shadowRoot.activeElement
  return at?.getAttribute('name') ?? at?.textContent?.trim()
}

/** Fills in a form that can be posted. */
export async function fillIn(body = 'Seven words. But yes.') {
  await field('Comment').fill(body)
  await field('Name').fill('Asha Mfaume')
  await field('Email').fill('asha@example.org')
}

export const comment = (properties: Partial<Comment> = {}): Comment => ({
  id: '0198-1',
  parentId: null,
  author: { id: 'a1', name: 'Asha Mfaume', website: null, role: 'reader' },
  content: [{ type: 'paragraph', children: ['Seven words. But yes.'] }],
  status: 'pending',
  createdAt: '2026-11-23T10:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  voteCount: 0,
  replyCount: 0,
  ...properties,
})

/** What the server gives a form that is being filled in. */
export const ticket = (given: Partial<FormTicket> = {}) =>
  Response.json({ stamp: 'a stamp', challenge: null, turnstileSiteKey: null, ...given })

/** Stands in for what gives out tickets: beside the server that takes comments, whose answers are in order. */
export const giveTickets = vi.fn<(url: string) => Response | Error | Promise<Response>>()

/** Stands in for the server that takes comments; nothing else is mocked. The last answer is repeated. */
export function serve(...answers: (Response | Error | Promise<Response>)[]) {
  let next = 0
  const take = vi.fn<typeof fetch>(async () => {
    const answer = await answers[Math.min(next++, answers.length - 1)]!
    if (answer instanceof Error) throw answer
    return answer.clone()
  })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { href, pathname } = new URL(String(input))
    if (!pathname.endsWith('/form')) return take(input, init)
    const answer = await giveTickets(href)
    if (answer instanceof Error) throw answer
    return answer
  })
  return take
}

export const posted = (properties?: Partial<Comment>) =>
  Response.json({ comment: comment(properties), authorToken: 'author.token' }, { status: 201 })

export const refused = (type: ProblemType, errors?: FieldError[]) =>
  Response.json({ type: `/problems/${type}`, ...PROBLEMS[type], errors }, { status: PROBLEMS[type].status })

/** An answer that comes when the test says so. */
export const later = () => Promise.withResolvers<Response>()

/** What the nth request said. */
export function sent(fetched: ReturnType<typeof serve>, nth = 0) {
  const [url, init] = fetched.mock.calls[nth]!
  return {
    url: String(url),
    method: init!.method,
    headers: new Headers(init!.headers),
    body: JSON.parse(String(init!.body)) as NewComment,
  }
}

export async function goOffline(isOffline = true) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!isOffline)
  dispatchEvent(new Event(isOffline ? 'offline' : 'online'))
}

/** Nothing for axe to complain about, in light and in dark. */
export async function expectAccessible() {
  for (const scheme of ['light', 'dark']) {
    const paper = scheme === 'light' ? '#ffffff' : '#141719'
    document.documentElement.style.cssText = `color-scheme: ${scheme}; background: ${paper}; color: ${scheme === 'light' ? '#1a1d1f' : '#e4e6e5'}`
    // Colours fade for a moment when the scheme changes.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    const { violations } = await axe.run(document.body)
    expect(violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    )
  }
}
