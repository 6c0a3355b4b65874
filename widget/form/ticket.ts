import type { FormTicket, NewComment } from '../../shared/comment.ts'
import { request } from '../api.ts'
import type { CommentFormElement } from '../elements/comment-form-element.ts'
import { loader } from '../loader.ts'

/** What goes with the words to show that a person has written them. */
export type Evidence = Pick<NewComment, 'stamp' | 'proof' | 'turnstileToken'>

/** The worker takes a stamp for a day and a half; the form of yesterday asks again. */
const DAY = 86_400_000

/**
 * The ticket of a form: asked for when somebody begins to write, once. What it asks of the browser is begun at once, by code of
 * its own. A comment never waits for a ticket that does not arrive: it is sent without, and the server decides.
 */
export function keepTicket(form: CommentFormElement) {
  let ticket: Promise<(() => Promise<Evidence>) | void> | undefined
  let askedAt = 0

  /** The next comment, or page, has another one. */
  const forget = () => {
    ticket = undefined
  }

  const ask = () => {
    if (Date.now() - askedAt > DAY) forget()
    return (ticket ??= prepare().catch(forget))
  }

  async function prepare() {
    askedAt = Date.now()
    const { base, pageKey } = form.setting
    // Who waits for it to post waits no longer than this.
    const fetchTicket = () =>
      request<FormTicket>(loader.listUrl(`${base}/../form`, { pageKey }), { signal: AbortSignal.timeout(9_000) })
    const given = await fetchTicket()
    const { stamp, challenge, turnstileSiteKey } = given
    const asks = (challenge || turnstileSiteKey) && (await import('./asks.ts')).begin(given, form, fetchTicket)
    return async () => ({ stamp, ...(asks && (await asks())) })
  }

  return { ask, forget, evidence: async () => (await ask())?.() }
}
