/**
 * Parameters that say how a reader came, never which page it is. Left in, every campaign would open an empty
 * conversation of its own.
 */
const TRACKING = /^(?:(?:utm|mtm|pk)_\w+|_hs\w+|\w{1,2}clid|[gw]braid|igsh(?:id)?|mc_[ce]id|ref_src|cmpid)$/

/**
 * The stable name of a page that its owner has not named: its canonical link if it has one, else its address without
 * tracking parameters; in both cases without the fragment.
 */
export function pageKeyOf(address: string, canonical?: string | null): string {
  const url = new URL(canonical || address, address)
  if (!canonical)
    for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  url.hash = ''
  return url.href
}
