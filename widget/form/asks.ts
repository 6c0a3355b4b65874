import type { FormTicket } from '../../shared/comment.ts'
import type { CommentFormElement } from '../elements/comment-form-element.ts'
import type { Evidence } from './ticket.ts'

/** Begins what the site asks of a stranger's browser. Each is a chunk of its own; returns how to have what came of it. */
export function begin(
  { challenge, turnstileSiteKey }: FormTicket,
  form: CommentFormElement,
  askAgain: () => Promise<FormTicket>,
): () => Promise<Evidence> {
  const tasks = [
    challenge ? import('./proof.ts').then(({ begin }) => begin(challenge, askAgain)) : undefined,
    turnstileSiteKey ? import('./turnstile.ts').then(({ begin }) => begin(turnstileSiteKey, form)) : undefined,
    // What does not arrive is not sent.
  ].map((task) => task?.catch(() => undefined))
  return async () => Object.assign({}, ...(await Promise.all(tasks.map(async (task) => (await task)?.()))))
}
