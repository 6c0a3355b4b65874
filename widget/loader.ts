import type { ListQuery } from './list-url.ts'

/**
 * What the script tag's loader does for the elements too, so that its code is on a page once. The loader hands it to the
 * code that it loads, and that code is built with it: the two never differ in age.
 */
export interface Loader {
  /** Where the code came from. */
  home: string

  /** Where a site's comments live. */
  siteUrl: (server: string, site: string) => string

  listUrl: (base: string, query: ListQuery) => string

  /** What the comments of the page around an element are filed under. */
  keyOf: (element: Element) => string

  /** The page's address without the fragment, which says where on it a reader was. */
  pageUrl: () => string

  /** The comment that the page's address points at. */
  linkedId: () => string | undefined

  /** The answer that was asked for while the code was on its way. Each is taken once: a reload asks again. */
  take: (url: string) => Promise<Response> | undefined

  /** Sets `near` on the element when a reader comes near it, or at once where they were sent to a comment. */
  watch: (element: Element) => void
}

export let loader: Loader

export const useLoader = (given: Loader) => {
  loader = given
}
