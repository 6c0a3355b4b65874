import { isoCBOR } from '@simplewebauthn/server/helpers'
import { fromBase64Url, toBase64Url } from '../crypto/base64url.ts'

interface Options {
  challenge: string
  rp?: { id?: string }
  rpId?: string
  user?: { id: string }
}

/** What an authenticator may get wrong, or a thief may try. */
interface Faults {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  isVerified?: boolean
  userHandle?: string
  counter?: number
  crossOrigin?: boolean
}

const encoder = new TextEncoder()
const concat = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]))
const sha256 = async (data: BufferSource) => new Uint8Array(await crypto.subtle.digest('SHA-256', data))
const uint = (bytes: number, value: number) => {
  const view = new DataView(new ArrayBuffer(bytes))
  if (bytes === 2) view.setUint16(0, value)
  else view.setUint32(0, value)
  return new Uint8Array(view.buffer)
}

/** A device with one passkey, in software: keys of its own, and the messages of WebAuthn 3, 6. */
export class Authenticator {
  readonly id = crypto.getRandomValues(new Uint8Array(20))
  counter = 0
  #keys: CryptoKeyPair | undefined
  #userHandle: string | undefined

  get credentialId() {
    return toBase64Url(this.id)
  }

  /** As the console sends it: `{ credential }`. */
  async create(options: Options, faults: Faults = {}) {
    this.#keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ])) as CryptoKeyPair
    this.#userHandle = options.user!.id
    const point = (await crypto.subtle.exportKey('raw', this.#keys.publicKey)) as ArrayBuffer
    const [x, y] = [new Uint8Array(point, 1, 32), new Uint8Array(point, 33, 32)]
    // COSE_Key: kty EC2, alg ES256, crv P-256 (RFC 9053, 7.1).
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, x],
        [-3, y],
      ]),
    )
    const data = concat(
      await this.#data(options.rp!.id!, 0x40, faults),
      new Uint8Array(16),
      uint(2, this.id.length),
      this.id,
      key,
    )
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', data],
    ])
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', options, faults),
      attestationObject: toBase64Url(isoCBOR.encode(attestation as never)),
      transports: ['internal'],
    })
  }

  async get(options: Options, faults: Faults = {}) {
    this.counter += 1
    const data = await this.#data(options.rpId!, 0, faults)
    const clientDataJSON = this.#client('webauthn.get', options, faults)
    const signed = concat(data, await sha256(fromBase64Url(clientDataJSON)))
    const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.#keys!.privateKey, signed)
    return this.#answer({
      clientDataJSON,
      authenticatorData: toBase64Url(data),
      signature: toBase64Url(toDer(new Uint8Array(raw))),
      userHandle: faults.userHandle ?? this.#userHandle,
    })
  }

  #answer(response: object) {
    const id = this.credentialId
    return { credential: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } }
  }

  async #data(rpId: string, flags: number, { rpId: other, isVerified = true, counter }: Faults) {
    const hash = await sha256(encoder.encode(other ?? rpId))
    // Present, verified, may be and is backed up.
    return concat(
      hash,
      new Uint8Array([0x01 | (isVerified ? 0x04 : 0) | 0x18 | flags]),
      uint(4, counter ?? this.counter),
    )
  }

  #client(type: string, options: Options, faults: Faults) {
    return toBase64Url(
      encoder.encode(
        JSON.stringify({
          type: faults.type ?? type,
          challenge: faults.challenge ?? options.challenge,
          origin: faults.origin ?? 'http://localhost',
          crossOrigin: faults.crossOrigin ?? false,
        }),
      ),
    )
  }
}

/** WebCrypto gives `r || s`, authenticators an ASN.1 sequence of both. */
function toDer(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const trimmed = bytes.slice(first)
    const padded = trimmed[0]! > 0x7f ? concat(new Uint8Array(1), trimmed) : trimmed
    return concat(new Uint8Array([0x02, padded.length]), padded)
  }
  const body = concat(integer(raw.slice(0, 32)), integer(raw.slice(32)))
  return concat(new Uint8Array([0x30, body.length]), body)
}
