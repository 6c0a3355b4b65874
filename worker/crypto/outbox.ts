import { seal, unseal } from './seal.ts'

/** What is private in a row of the outbox; moved to another row it does not open. */
export const sealForOutbox = (secret: string, outboxId: string, text: string): Promise<string> =>
  seal(secret, 'outbox-encryption', outboxId, text)

/** For whoever sends it. */
export const unsealFromOutbox = (secret: string, outboxId: string, sealed: string): Promise<string> =>
  unseal(secret, 'outbox-encryption', outboxId, sealed)
