import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode'

/** RFC 4648, 5, without padding, which Hono's own leaves on: a token must fit into a header and a URL. */
export const toBase64Url = (bytes: ArrayBuffer | Uint8Array): string =>
  encodeBase64Url(new Uint8Array(bytes).buffer).replace(/=+$/, '')

export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => decodeBase64Url(text)
