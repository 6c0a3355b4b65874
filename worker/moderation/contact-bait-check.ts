import type { Fact } from '../../shared/admin.ts'
import { hold, type Check } from './check.ts'
import { contactBait } from './contact-bait.ts'

/** Numbers to call, chats to join and money to double: what floods news sites, whoever writes it. */
export const contactBaitCheck: Check = {
  name: 'contact-bait',
  ask: ({ settings, words }) => {
    if (!settings.holdContactBait) return undefined
    const { name, website, body } = words
    const facts = contactBait({ name, website: website ?? '', body })
    return facts.length > 0
      ? hold(...facts.map(({ kind, field, start, end }) => ({ field: field as Fact['field'], start, end, text: kind })))
      : undefined
  },
}
