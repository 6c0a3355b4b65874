import { pageKeyOf } from '../shared/page-key.ts'

const canonical = () => {
  const href = document.querySelector<HTMLLinkElement>('link[rel~=canonical]')?.href
  return href && URL.canParse(href) ? href : null
}

/** What the comments of the page around an element are filed under. */
export const pageKeyOfElement = (element: Element) =>
  element.getAttribute('page-key') || pageKeyOf(location.href, canonical())

/** The page's address without the fragment, which says where on it a reader was. */
export const pageUrl = () => canonical() ?? location.href.replace(/#.*/, '')

export const pageTitle = () =>
  document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content || document.title
