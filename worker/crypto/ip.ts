import ipaddr from 'ipaddr.js'

/** The longest way to write an address: IPv4 mapped into IPv6. */
const MAX_LENGTH = '0000:0000:0000:0000:0000:ffff:255.255.255.255'.length

/**
 * The one spelling of an address (RFC 5952); IPv4 mapped into IPv6 (RFC 4291, 2.5.5.2) is IPv4. Null for anything else,
 * and for an address with a zone, which says something only on its own machine.
 */
export const canonicalIp = (text: string | null | undefined): string | null => parse(text)?.toString() ?? null

/** The first address of the network that a reader's provider hands out of: an IPv4 /24, an IPv6 /48. */
export function networkOf(text: string | null | undefined): string | null {
  const ip = parse(text)
  if (!ip) return null
  const bytes = ip.toByteArray()
  return ipaddr.fromByteArray(bytes.fill(0, bytes.length === 4 ? 3 : 6)).toString()
}

function parse(text: string | null | undefined) {
  // The library also reads the forms of inet_aton, where 1.2 is 1.0.0.2 and 010 is 8.
  if (!text || text.length > MAX_LENGTH || !/^[\da-f:.]+$/i.test(text)) return null
  if (ipaddr.IPv6.isValid(text)) return ipaddr.process(text)
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null
}
