/** By which a comment's document is sorted: `ms` times 2¹⁵ and `low`, which together are more than a number of JavaScript holds. */
export interface Docid {
  ms: number
  low: number
}

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

/** The time of a UUIDv7 and the fifteen bits after it (RFC 9562, 5.7), so that documents sort as the ids do. */
export function docidOf(id: string, createdAt = 0): Docid {
  if (!UUID_V7.test(id)) return { ms: createdAt, low: 0 }
  const hex = id.replaceAll('-', '')
  const bits = (from: number, to: number) => parseInt(hex.slice(from, to), 16)
  // Twelve bits before the variant, three after it.
  return { ms: bits(0, 12), low: (bits(13, 16) << 3) | ((bits(16, 18) >> 3) & 7) }
}
