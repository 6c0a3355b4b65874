import { askEarly } from './early.ts'
import { commentsUrl, listUrl } from './list-url.ts'
import { pageKeyOfElement } from './page-identity.ts'
import { linkedId } from './permalink.ts'
import { MARGIN, RESERVED } from './reservation.ts'
import type { Sort } from '../shared/site.ts'

/** The rest of the code: the build writes its name in. */
declare const COMMENTS_CHUNK: string

const TAG = 'baraza-comments'

/** Known only while the script runs for the first time; unknown to scripts in a shadow tree. */
const script = document.currentScript as HTMLScriptElement | null

const home = script ? new URL('.', script.src).href : location.origin

/** Elements that wait for their code. */
const waiting = new Set<HTMLElement>()

const approaching = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) start(target)
  },
  { rootMargin: MARGIN },
)

/** Single-page applications bring elements later. Once these are defined, they help themselves. */
const arriving = new MutationObserver(find)

function find() {
  for (const element of document.querySelectorAll<HTMLElement>(`${TAG}:not(:defined)`)) {
    if (waiting.has(element)) continue
    waiting.add(element)
    // Through the object model, which a strict content security policy allows.
    element.style.display = 'block'
    element.style.minBlockSize = RESERVED
    if (element.getAttribute('loading') === 'eager' || linkedId()) start(element)
    else approaching.observe(element)
  }
}

/** Code and data set out together. */
function start(element: Element) {
  approaching.unobserve(element)
  const server = element.getAttribute('server') || home
  const sort = element.getAttribute('sort') as Sort
  askEarly(
    listUrl(commentsUrl(server, element.getAttribute('site') ?? ''), { pageKey: pageKeyOfElement(element), sort }),
  )
  import(/* @vite-ignore */ home + COMMENTS_CHUNK).then(
    () => {
      arriving.disconnect()
      approaching.disconnect()
      for (const { style } of waiting) style.display = ''
    },
    // What the page's author wrote into the element stays until there is a connection.
    () => addEventListener('online', () => start(element), { once: true }),
  )
}

function place({ dataset, attributes }: HTMLScriptElement) {
  const element = document.createElement(TAG)
  for (const { name, value } of attributes) if (/^data-(?!on)/.test(name)) element.setAttribute(name.slice(5), value)
  if (!dataset.server) element.setAttribute('server', home)
  const { body } = document
  // A script in the head, or one that was taken out again, says nothing about the place.
  if (!body.contains(script))
    (document.querySelector('article') ?? document.querySelector('main') ?? body).append(element)
  // A page that comes back from a single-page application's cache has its element already.
  else if (script!.nextElementSibling?.localName !== TAG) script!.after(element)
}

function run() {
  if (script?.dataset.site) place(script)
  find()
  arriving.observe(document, { childList: true, subtree: true })
}

if (document.body && (document.readyState !== 'loading' || document.body.contains(script))) run()
else addEventListener('DOMContentLoaded', run)
