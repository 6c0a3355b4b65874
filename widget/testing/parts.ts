import axe from 'axe-core'
import { afterEach, expect, vi } from 'vitest'
import { testLoader } from './loader.ts'
import { find } from '../parts.ts'

/** For the test files of the parts: an empty page after each test. */
export function useParts() {
  afterEach(() => {
    document.body.replaceChildren()
    document.documentElement.lang = 'en'
    scrollTo(0, 0)
    document.documentElement.removeAttribute('style')
    vi.restoreAllMocks()
  })
}

type Answer = Response | object | (() => Response | object | Promise<Response>)

/** Answers what parts ask, by the end of the path; what has no answer does not arrive. */
export function serve(answers: Record<string, Answer>) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const { pathname } = new URL(String(input), location.href)
    const name = Object.keys(answers).find((end) => pathname.endsWith(end))
    if (name === undefined) throw new TypeError('Failed to fetch')
    const answer = answers[name]!
    const given = typeof answer === 'function' ? await answer() : answer
    return given instanceof Response ? given.clone() : Response.json(given)
  })
}

/** A page as its owner writes it, with the parts that it asks for. */
export function write(markup: string): HTMLElement {
  const main = document.createElement('main')
  main.innerHTML = markup
  document.body.append(main)
  find(testLoader)
  return main
}

/** What a reader is shown: of the owner's own where that still stands, of the part where it has drawn. */
export const shown = (element: Element) =>
  (element.shadowRoot?.querySelector('slot') ? element : element.shadowRoot!).textContent!.replace(/\s+/g, ' ').trim()

/** Nothing for axe to complain about, on a light page and on a dark one. */
export async function expectAccessible(element: Element) {
  const frame = element.shadowRoot!.querySelector<HTMLElement>('.baraza')!
  for (const [scheme, paper, ink] of [
    ['light', '#ffffff', '#1a1d1f'],
    ['dark', '#141719', '#e4e6e5'],
  ] as const) {
    document.documentElement.style.cssText = `background: ${paper}; color: ${ink}`
    await vi.waitFor(() => expect(frame.dataset['scheme']).toBe(scheme))
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
}
