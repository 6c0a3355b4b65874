import { seal, unseal } from './seal.ts'

/** What an owner enters that must not be read from the database. The name is part of what is authenticated: never rename one. */
export type SecretName = 'turnstile-secret-key' | 'akismet-key' | 'member-token-key'

/** For storage. A ciphertext moved to another site, or to another secret of the same site, does not decrypt there. */
export const encryptSecret = (secret: string, siteId: string, name: SecretName, value: string): Promise<string> =>
  seal(secret, 'secret-encryption', context(siteId, name), value)

/** Throws when `SECRET` has changed or the row was tampered with: the owner then has to enter it again. */
export const decryptSecret = (secret: string, siteId: string, name: SecretName, stored: string): Promise<string> =>
  unseal(secret, 'secret-encryption', context(siteId, name), stored)

const context = (siteId: string, name: SecretName) => JSON.stringify([siteId, name])
