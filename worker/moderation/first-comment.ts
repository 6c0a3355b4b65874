import type { Check } from './check.ts'

/** Typing the name and address of somebody approved earns nothing: trust is shown by author token. */
export const firstComment: Check = {
  name: 'first-comment',
  ask: ({ settings, author }) =>
    settings.moderation === 'first' && !(author && author.approvedCount > 0) ? 'pending' : undefined,
}
