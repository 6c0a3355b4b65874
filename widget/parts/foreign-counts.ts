import { pageKeyOf } from '../../shared/page-key.ts'

/** One place on a page where another system would write a count. */
interface Place {
  element: Element
  pageKey: string
  write: (figure: string, words: string) => void
}

export type Markup = keyof typeof MARKUPS

/** Filled in, or asked for: each once. */
const seen = new WeakSet<Element>()

/** Those that match and are new, with the page that each speaks of. */
function* find<Found extends HTMLElement>(
  selector: string,
  keyOf: (element: Found) => string | undefined,
  write: (element: Found, figure: string, words: string) => void,
): Generator<Place> {
  for (const element of document.querySelectorAll<Found>(selector)) {
    if (seen.has(element)) continue
    seen.add(element)
    const pageKey = keyOf(element)
    if (pageKey) yield { element, pageKey, write: (figure, words) => write(element, figure, words) }
  }
}

/** An address as pages are filed under it: without the fragment and what campaigns add. */
const byAddress = (address = location.href) =>
  URL.canParse(address, location.href) ? pageKeyOf(new URL(address, location.href).href) : undefined

const inWords = (element: Element, _figure: string, words: string) => void (element.textContent = words)
const inFigures = (element: Element, figure: string) => void (element.textContent = figure)

/** The markup that lists have for other systems. Sources: the documentation of each, and what their scripts look for. */
export const MARKUPS = {
  *disqus() {
    yield* find<HTMLAnchorElement>(
      'a[href$="#disqus_thread"]',
      ({ dataset, href }) => dataset['disqusIdentifier'] || byAddress(dataset['disqusUrl'] || href),
      inWords,
    )
    yield* find('.dsq-postid', ({ dataset }) => dataset['dsqidentifier'], inWords)
  },
  *coral() {
    yield* find(
      '.coral-count',
      ({ dataset }) => dataset['coralId'] || byAddress(dataset['coralUrl']),
      (element, figure, words) => {
        const number = document.createElement('span')
        number.className = 'coral-count-number'
        number.textContent = figure
        const text = document.createElement('span')
        text.className = 'coral-count-text'
        // What the language puts around the figure.
        text.textContent = words.replace(figure, '').trim()
        element.replaceChildren(number, ...(element.dataset['coralNotext'] === 'true' ? [] : [' ', text]))
      },
    )
  },
  *remark42() {
    yield* find('.remark42__counter', ({ dataset }) => byAddress(dataset['url']), inFigures)
  },
  *cusdis() {
    yield* find('[data-cusdis-count-page-id]', ({ dataset }) => dataset['cusdisCountPageId'], inFigures)
  },
} satisfies Record<string, () => Generator<Place>>
