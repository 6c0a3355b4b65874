import ipaddr from 'ipaddr.js'

/**
 * The address, if the Worker may ask for it on the site's behalf: on one of the origins that its owner has listed, and no
 * private place of a network. Loopback is the owner's own machine: whoever develops there has listed it.
 */
export function ownAddress(address: string, origins: readonly string[], base?: URL): URL | null {
  const url = URL.parse(address, base)
  if (!url || !origins.includes(url.origin) || url.username || url.password) return null
  if (!/^https?:$/.test(url.protocol) || isPrivate(url.hostname)) return null
  url.hash = ''
  return url
}

/** What is drawn on an https page has to come by https; the site's own origins are its owner's affair. */
export const isShowable = (picture: URL, origins: readonly string[]) =>
  picture.protocol === 'https:' || origins.includes(picture.origin)

/** The URL parser has made `0x7f.1` and `2130706433` the addresses that they are. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(host) && !['unicast', 'loopback'].includes(ipaddr.process(host).range())
}
