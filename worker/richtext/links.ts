import type { MarkdownIt, StateInline } from 'markdown-it'
import { MAX_URL_LENGTH } from '../../shared/limits.ts'
import { toUrl } from './url.ts'

/** The stored link is always made by `toUrl`; markdown-it's own idea of a safe URL is not asked. */
export const links = (md: MarkdownIt) => {
  md.normalizeLink = (url) => toUrl(url) ?? ''
  md.validateLink = (url) => url !== ''

  // One more than we accept, so that an address too long is seen whole and refused, not cut to another address.
  // With `urlAuth` the password is seen as part of the address, and refused with it.
  md.linkify.set({ maxLength: MAX_URL_LENGTH + 1, urlAuth: true })

  md.inline.ruler.before('text', 'bare_link', bareLink)
  md.inline.ruler.before('link', 'angle_link', angleLink)
}

const pushLink = (state: StateInline, url: string, text: string) => {
  state.push('link_open', 'a', 1).attrs = [['href', url]]
  state.push('text', '', 0).content = text
  state.push('link_close', 'a', -1)
}

const BARE = /(?<![a-z0-9])(?:https?:|(?<![.@/_-])(?=www\.[^.]))/iy

/**
 * `https://…` and `www.…` as people paste them. Before emphasis, whose `_` and `*` are at home in addresses. E-mail addresses
 * are left alone: a link would hand them to harvesters, and whoever wants one can write `[mail me](mailto:…)`.
 */
const bareLink = (state: StateInline, silent: boolean) => {
  BARE.lastIndex = state.pos
  const scheme = BARE.exec(state.src)?.[0]
  if (scheme === undefined) return false

  const rest = state.src.slice(state.pos + scheme.length, Math.min(state.posMax, state.pos + MAX_URL_LENGTH + 1))
  const address = scheme ? rest : `//${rest}`
  const length = state.md.linkify.testSchemaAt(address, 'https:', 0)
  if (length === 0) return false

  const typed = trimEnd(scheme + address.slice(scheme ? 0 : 2, length))
  if (!silent) {
    const url = toUrl(typed)
    if (url) pushLink(state, url, typed)
    else state.pending += typed
  }
  // A refused address is used up too: nothing inside it gets a second chance, and no input makes us look twice.
  state.pos += typed.length
  return true
}

/** What ends a sentence or closes a mark is not the address's. linkify-it sees to quotes and brackets. */
const trimEnd = (url: string) => {
  let end = url.length
  while (end > 0 && '.,:;!?*_~'.includes(url.charAt(end - 1))) end--
  return url.slice(0, end)
}

const ANGLE = /<((?:https?:\/\/|mailto:)[^<>\s]+)>/iy

/** `<https://…>`. Not `<me@example.org>`, which is how mail programs paste a name and not a wish to be harvested. */
const angleLink = (state: StateInline, silent: boolean) => {
  ANGLE.lastIndex = state.pos
  const [all, typed = ''] = ANGLE.exec(state.src) ?? []
  const url = toUrl(typed)
  if (!all || !url || state.pos + all.length > state.posMax) return false
  if (!silent) pushLink(state, url, typed)
  state.pos += all.length
  return true
}
