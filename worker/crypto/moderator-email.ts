import { decryptEmail, encryptEmail, hashEmail } from './email.ts'

/** A moderator is one person on all sites. No site's id is empty, so nothing of a site opens or matches here. */
const NO_SITE = ''

export const encryptModeratorEmail = (secret: string, email: string) => encryptEmail(secret, NO_SITE, email)

/** Null when the secret has changed: the moderator then has to say it again. */
export const decryptModeratorEmail = (secret: string, stored: string): Promise<string | null> =>
  decryptEmail(secret, NO_SITE, stored).catch(() => null)

export const hashModeratorEmail = (secret: string, email: string) => hashEmail(secret, NO_SITE, email)
