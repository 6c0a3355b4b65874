import type { SecretName } from '../../shared/secret.ts'
import { seal, unseal } from './seal.ts'

/**
 * For storage. A ciphertext moved to another site, or to another secret of the same site, does not decrypt there: the name
 * is part of what is authenticated, so never rename one.
 */
export const encryptSecret = (secret: string, siteId: string, name: SecretName, value: string): Promise<string> =>
  seal(secret, 'secret-encryption', context(siteId, name), value)

/** Throws when `SECRET` has changed or the row was tampered with: the owner then has to enter it again. */
export const decryptSecret = (secret: string, siteId: string, name: SecretName, stored: string): Promise<string> =>
  unseal(secret, 'secret-encryption', context(siteId, name), stored)

const context = (siteId: string, name: SecretName) => JSON.stringify([siteId, name])
