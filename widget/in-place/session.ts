import type { InPlace } from '../../shared/in-place.ts'

/** Of this tab and this site of this server: a token is never sent to another. */
const keyOf = (base: string) => `baraza moderator ${base}`

/** Where a browser refuses storage, it lasts as long as the page. */
export function recallSession(base: string): InPlace | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(base))!) ?? undefined
  } catch {
    return undefined
  }
}

export function keepSession(base: string, session: InPlace | undefined) {
  try {
    if (session) sessionStorage.setItem(keyOf(base), JSON.stringify(session))
    else sessionStorage.removeItem(keyOf(base))
  } catch {
    // The page has it.
  }
}
