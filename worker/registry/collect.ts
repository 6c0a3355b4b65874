import { decodeHTMLAttribute, decodeHTMLStrict } from 'entities'

/** What stands in a page's head and its scripts, before anybody has made sense of it. */
export interface Stated {
  /** By name or property, in lower case. The first of a name counts. */
  metas: Map<string, string>
  canonical: string | null
  title: string
  /** JSON-LD as text. */
  scripts: string[]
  /** Keys that comments are placed with. */
  keys: string[]
  /** Comments are placed without a key. */
  isPlain: boolean
}

/** UTF-16 units of one script of JSON-LD: what is longer is left out. */
const MOST_JSON = 100_000
const MOST_SCRIPTS = 10
const MOST_META = 5_000

/** What may call a handler. Each call costs far more than a byte, so a page of nothing else ends early. */
const CALLS = /<meta|<title|<baraza-|ld\+json|data-site|canonical/gi
const MOST_CALLS = 500

/** What a page states, in the words and marks that it states it in. */
export async function collect(html: string): Promise<Stated> {
  const stated: Stated = { metas: new Map(), canonical: null, title: '', scripts: [], keys: [], isPlain: false }
  let isTitleOver = false
  let script = ''

  const rewriter = new HTMLRewriter()
    .on('meta', {
      element(element) {
        const name = (element.getAttribute('property') ?? element.getAttribute('name'))?.trim().toLowerCase()
        const content = decode(element.getAttribute('content'))
        if (name && content && content.length <= MOST_META && !stated.metas.has(name)) stated.metas.set(name, content)
      },
    })
    .on('link[rel~="canonical"]', {
      element: (element) => void (stated.canonical ??= decode(element.getAttribute('href'))),
    })
    .on('title', {
      text(chunk) {
        if (!isTitleOver && stated.title.length < MOST_META) stated.title += chunk.text
        isTitleOver ||= chunk.lastInTextNode && stated.title !== ''
      },
    })
    .on('script[type^="application/ld+json"]', {
      text(chunk) {
        if (script.length <= MOST_JSON) script += chunk.text
        if (!chunk.lastInTextNode) return
        if (script.length <= MOST_JSON && stated.scripts.length < MOST_SCRIPTS) stated.scripts.push(script)
        script = ''
      },
    })
    .on('baraza-comments, script[data-site]', {
      element(element) {
        const key = decode(element.getAttribute('page-key') ?? element.getAttribute('data-page-key'))
        if (!key) stated.isPlain = true
        else if (stated.keys.length < MOST_SCRIPTS) stated.keys.push(key)
      },
    })
  // It gives up where too many elements are open at once. What came before has been said.
  await rewriter
    .transform(new Response(bounded(html)))
    .arrayBuffer()
    .catch(() => {})
  return { ...stated, title: decodeHTMLStrict(stated.title) }
}

function bounded(html: string): string {
  let calls = 0
  for (const { index } of html.matchAll(CALLS)) if (++calls > MOST_CALLS) return html.slice(0, index)
  return html
}

const decode = (value: string | null) => (value === null ? null : decodeHTMLAttribute(value).trim())
