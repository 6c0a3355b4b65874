import type { Challenge, ProofOfWork } from '../../shared/proof-of-work.ts'

/** All that a reader's browser needs: works in a page and in a web worker, and gives the page a turn while it works. */
export async function solve({ parameters }: Challenge): Promise<ProofOfWork['solution']> {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))
  const prefix = bytes(parameters.keyPrefix)
  const salt = bytes(parameters.salt)
  const password = new Uint8Array([...bytes(parameters.nonce), 0, 0, 0, 0])
  const view = new DataView(password.buffer)
  for (let counter = 0; ; counter++) {
    view.setUint32(password.length - 4, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: parameters.cost }
    const derived = new Uint8Array(await crypto.subtle.deriveBits(how, key, parameters.keyLength * 8))
    if (prefix.every((byte, at) => derived[at] === byte))
      return { counter, derivedKey: [...derived].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
    // WebCrypto works elsewhere, but its promises are microtasks: without this a page would not paint.
    if (counter % 20 === 0) await new Promise((resume) => setTimeout(resume))
  }
}
