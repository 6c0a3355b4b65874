import { pageKeyOf } from '../shared/page-key.ts'

const canonical = () => {
  const href = document.querySelector<HTMLLinkElement>('link[rel~=canonical]')?.href
  return href && URL.canParse(href) ? href : null
}

export const keyOf = (element: Element) => element.getAttribute('page-key') || pageKeyOf(location.href, canonical())

export const pageUrl = () => canonical() ?? location.href.replace(/#.*/, '')
