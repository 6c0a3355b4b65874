/** The views of a site, in the order of their links; one's own account is reached by one's name. */
export const VIEWS = ['queue', 'authors', 'pages', 'rules', 'overview', 'setup', 'account'] as const
export type View = (typeof VIEWS)[number]

/** Where in the console somebody is: all of it stands in the page's address, so that it can be bookmarked and shared. */
export interface Address {
  /** Null before a site was chosen. */
  siteId: string | null
  view: View
  /** What the view shows one of. */
  id: string | null
  query: URLSearchParams
}

export function parseAddress({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Address {
  const [, , siteId, view, id] = pathname.split('/').map(decode)
  return {
    siteId: siteId || null,
    view: VIEWS.find((each) => each === view) ?? 'queue',
    id: id || null,
    query: new URLSearchParams(search),
  }
}

export function formatAddress({ siteId, view, id = null, query }: Pick<Address, 'siteId' | 'view'> & Partial<Address>) {
  const path = ['/admin', siteId, siteId && view, id]
    .filter(Boolean)
    .map((part, index) => (index ? encode(part!) : part))
  const search = `${query ?? ''}`
  return `${path.join('/')}${siteId ? '' : '/'}${search && `?${search}`}`
}

const encode = (part: string) => encodeURIComponent(part)

function decode(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Goes to another view without loading the page anew. Who listens hears of it as of the browser's own buttons. */
export function go(href: string, { replace = false } = {}) {
  if (replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** Takes clicks on the console's own links, unless another tab or window is asked for. */
export function followLinks(event: MouseEvent) {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (link.target || link.origin !== location.origin || !link.pathname.startsWith('/admin/')) return
  event.preventDefault()
  go(link.href)
}
