import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { NewPasskey, PasskeySignIn } from '../../shared/passkeys.ts'
import { fromBase64Url, toBase64Url } from '../crypto/base64url.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { makeChallenge, readChallenge, type Ceremony, type Challenge } from './challenge.ts'

/** Loaded by those who use it: parsing certificates is a third of the code, and readers wait for none of it. */
const library = () => import('@simplewebauthn/server')

/** Who asks for the key: a passkey is bound to this host, and to no other by whatever page. */
const partyOf = (url: string) => {
  const { hostname, origin } = new URL(url)
  return { rpID: hostname, expectedRPID: hostname, expectedOrigin: origin }
}

/** What a passkey is known by, as it is stored. */
export interface PasskeyKey {
  credentialId: string
  /** Base64url of a COSE_Key. */
  publicKey: string
  counter: number
  transports: string[]
}

interface Asker {
  id: string
  name: string
}

/** What the authenticator keeps of its owner, and shows with the key. */
const userHandleOf = (moderatorId: string) => new Uint8Array(new TextEncoder().encode(moderatorId))

/** For `navigator.credentials.create()`. The key is to be found without a name, and to ask its owner for a finger, a face or a PIN. */
export async function registrationOptions(
  { SECRET }: Bindings,
  url: string,
  moderator: Asker,
  known: PasskeyKey[],
  now: number,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  const { rpID } = partyOf(url)
  return generateRegistrationOptions({
    rpID,
    rpName: 'Baraza',
    userID: userHandleOf(moderator.id),
    userName: moderator.name,
    userDisplayName: moderator.name,
    challenge: await makeChallenge(SECRET, { kind: 'register', moderatorId: moderator.id }, now),
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** For `navigator.credentials.get()`: any passkey of this host. Nobody is named, so nothing is told. */
export async function signInOptions(
  { SECRET }: Bindings,
  url: string,
  now: number,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  const { rpID } = partyOf(url)
  return generateAuthenticationOptions({
    rpID,
    challenge: await makeChallenge(SECRET, { kind: 'sign-in' }, now),
    userVerification: 'required',
  })
}

/** The key that was made. Throws `passkey-invalid`. */
export async function verifyRegistration(
  { SECRET }: Bindings,
  url: string,
  moderatorId: string,
  { credential }: NewPasskey,
  now: number,
): Promise<{ key: PasskeyKey; isSynced: boolean; challenge: Challenge }> {
  const { verifyRegistrationResponse } = await library()
  const { rpID: _, ...expected } = partyOf(url)
  const challenges = expectChallenge(SECRET, { kind: 'register', moderatorId }, now)
  const { registrationInfo } = await orInvalid(
    verifyRegistrationResponse({
      ...expected,
      response: credential as unknown as RegistrationResponseJSON,
      expectedChallenge: challenges.expect,
    }),
  )
  if (!registrationInfo) throw new ProblemError('passkey-invalid')
  const { id, publicKey, counter, transports } = registrationInfo.credential
  return {
    key: { credentialId: id, publicKey: toBase64Url(publicKey), counter, transports: transports ?? [] },
    isSynced: registrationInfo.credentialBackedUp,
    challenge: challenges.found(),
  }
}

/** That whoever signs in has the key. Throws `passkey-invalid`, also for a counter that went back. */
export async function verifySignIn(
  { SECRET }: Bindings,
  url: string,
  key: PasskeyKey,
  moderatorId: string,
  { credential }: PasskeySignIn,
  now: number,
): Promise<{ counter: number; challenge: Challenge }> {
  const { verifyAuthenticationResponse } = await library()
  const { rpID: _, ...expected } = partyOf(url)
  const challenges = expectChallenge(SECRET, { kind: 'sign-in' }, now)
  const { userHandle } = credential.response
  // WebAuthn 3, 7.2, step 6: the key says whose it is. Nothing is decoded that may be none of ours.
  if (userHandle && userHandle !== toBase64Url(userHandleOf(moderatorId))) throw new ProblemError('passkey-invalid')
  const { verified, authenticationInfo } = await orInvalid(
    verifyAuthenticationResponse({
      ...expected,
      response: credential as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenges.expect,
      credential: {
        id: key.credentialId,
        publicKey: fromBase64Url(key.publicKey),
        counter: key.counter,
        transports: key.transports,
      },
    }),
  )
  if (!verified) throw new ProblemError('passkey-invalid')
  return { counter: authenticationInfo.newCounter, challenge: challenges.found() }
}

/** The library asks whether a challenge is right; which one it was has to be spent. */
function expectChallenge(secret: string, ceremony: Ceremony, now: number) {
  let challenge: Challenge | null = null
  return {
    expect: async (encoded: string) => {
      challenge = await readChallenge(secret, ceremony, encoded, now)
      return challenge !== null
    },
    found: () => {
      if (!challenge) throw new ProblemError('passkey-invalid')
      return challenge
    },
  }
}

/** The library throws for whatever is not as it should be, all of which comes from outside. */
async function orInvalid<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (cause) {
    throw new ProblemError('passkey-invalid', {}, { cause })
  }
}
