import type { BlockKind } from '../db/blocks.ts'
import { fact, toSpam, type Check } from './check.ts'

const WHAT: Record<BlockKind, string> = {
  author: 'The author is blocked',
  email: 'The email is blocked',
  'email-domain': 'The email’s domain is blocked',
  'website-domain': 'The website’s domain is blocked',
  ip: 'The address of the network is blocked',
  network: 'The network is blocked',
}

/** Without a word to the sender, who would only change the name. */
export const blocked: Check = {
  name: 'blocked',
  ask: ({ arrival }) => (arrival.block ? toSpam(fact(WHAT[arrival.block.kind])) : undefined),
}
