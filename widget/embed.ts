import { approach } from './approach.ts'
import { ask, take } from './early.ts'
import { listUrl, siteUrl } from './list-url.ts'
import type { Loader } from './loader.ts'
import { keyOf, pageUrl } from './page-identity.ts'
import { linkedId } from './permalink.ts'
import { RESERVED } from './reservation.ts'
import type { Sort } from '../shared/site.ts'

/** The rest of the code: the build writes their names in. */
declare const COMMENTS_CHUNK: string
declare const ACTS_CHUNK: string
declare const PARTS_CHUNK: string

const TAG = 'baraza-comments'

/** Known only while the script runs for the first time; unknown to scripts in a shadow tree. */
const script = document.currentScript as HTMLScriptElement | null

const home = script ? new URL('.', script.src).href : location.origin + '/'

/** Elements that wait for their code. */
const waiting = new Set<HTMLElement>()

const watch = approach(arrive)

const loader: Loader = { home, siteUrl, listUrl, keyOf, pageUrl, linkedId, take, watch }

function find() {
  for (const element of document.querySelectorAll<HTMLElement>(':not(:defined)')) {
    if (waiting.has(element)) continue
    const { localName, style } = element
    if (localName === TAG) {
      waiting.add(element)
      // Through the object model, which a strict content security policy allows.
      style.display = 'block'
      style.minBlockSize = RESERVED
      watch(element)
    } else if (localName.startsWith('baraza-'))
      // Without them, what the page's author wrote into the elements stays.
      import(/* @vite-ignore */ home + PARTS_CHUNK).then(
        ({ find }) => find(loader),
        () => {},
      )
  }
}

function arrive(element: Element & { near?: boolean }) {
  element.near = true
  if (waiting.has(element as HTMLElement)) load(element)
}

/** Code and data set out together. */
function load(element: Element) {
  const given = (name: string) => element.getAttribute(name)
  ask(
    listUrl(siteUrl(given('server') || home, given('site') ?? ''), {
      pageKey: keyOf(element),
      sort: given('sort') as Sort | null,
    }),
  )
  // The form's code a moment later, so that it takes no part of the line from them. It is not run before it is needed.
  setTimeout(() => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = home + ACTS_CHUNK
    document.head.append(link)
  }, 99)
  import(/* @vite-ignore */ home + COMMENTS_CHUNK).then(
    ({ define }: { define: (loader: Loader) => void }) => {
      for (const { style } of waiting) style.display = ''
      waiting.clear()
      define(loader)
    },
    // What the page's author wrote into the element stays until there is a connection.
    () => addEventListener('online', () => load(element), { once: true }),
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

/** Set by the first loader of a page: it serves the tags of all. */
const LOADED = Symbol.for('baraza')

function run() {
  if (script?.dataset.site) place(script)
  const page = globalThis as { [LOADED]?: boolean }
  if (page[LOADED]) return
  page[LOADED] = true
  find()
  // Single-page applications bring elements later.
  new MutationObserver(find).observe(document, { childList: true, subtree: true })
}

if (document.body && (document.readyState !== 'loading' || document.body.contains(script))) run()
else addEventListener('DOMContentLoaded', run)
