import { verifyAuthorToken } from './author-token.ts'
import { isSigned, sign } from './signature.ts'

/** So that an id tells by itself that it is no author's. */
const PREFIX = 'device-'

export const newDeviceId = () => PREFIX + crypto.randomUUID()

/**
 * What stands for a reader who has written nothing: `<device id>.<MAC>`, valid on one site. It is given with the first
 * vote or report, kept in the reader's own storage, and says nothing but that it is the same browser again.
 */
export async function signReaderToken(secret: string, siteId: string, deviceId: string): Promise<string> {
  return `${deviceId}.${await sign(secret, 'reader-token', siteId, deviceId)}`
}

/** The id of the device or the author that the token proves on this site; null for any other string. */
export async function verifyReaderToken(secret: string, siteId: string, token: string): Promise<string | null> {
  if (!token.startsWith(PREFIX)) return verifyAuthorToken(secret, siteId, token)
  const [deviceId, signature, ...rest] = token.split('.', 3)
  if (!deviceId || !signature || rest.length > 0) return null
  return (await isSigned(secret, 'reader-token', signature, siteId, deviceId)) ? deviceId : null
}
