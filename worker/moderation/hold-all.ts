import { hold, type Check } from './check.ts'

export const holdAll: Check = {
  name: 'hold-all',
  ask: ({ settings }) => (settings.moderation === 'all' ? hold() : undefined),
}
