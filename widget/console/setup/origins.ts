/**
 * The origin that somebody means: addresses are pasted whole, with a path, or typed without `https://`. Null where a
 * browser would have no origin for it.
 */
export function readOrigin(typed: string): string | null {
  const text = typed.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const { protocol, hostname, origin } = new URL(address)
  if (!/^https?:$/.test(protocol)) return null
  // A word alone is a slip, but for the machine one works on; Chromium takes a sentence for a host.
  const isHost = /^[\w-]+(\.[\w-]+)+$/.test(hostname) || hostname.startsWith('[') || hostname === 'localhost'
  return isHost ? origin : null
}

/** What a site may be called in addresses and snippets, from its name. */
export const idFrom = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z\d]+/g, '-')
    .slice(0, 64)
    .replaceAll(/^-+|-+$/g, '')
