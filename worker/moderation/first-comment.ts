import { hold, isKnown, type Check } from './check.ts'

/** Typing the name and address of somebody approved earns nothing: trust is shown by author token. */
export const firstComment: Check = {
  name: 'first-comment',
  ask: (context) => (context.settings.moderation === 'first' && !isKnown(context) ? hold() : undefined),
}
