import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { SignedIn } from '../../shared/credentials.ts'
import type { Passkey } from '../../shared/passkeys.ts'
import { ask } from './api.ts'

/** A challenge is good for five minutes, and a page to sign in may stay open for longer. */
const RENEWED = 4 * 60_000

/** Asks for a passkey of this host. */
async function getPasskey(useBrowserAutofill: boolean) {
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>('/session/passkey-options', { method: 'POST' })
  return startAuthentication({ optionsJSON, useBrowserAutofill })
}

const signIn = (credential: object) => ask<SignedIn>('/session/passkey', { method: 'POST', body: { credential } })

/** Asks for a passkey, and signs in with it. Refusals of the server throw an `ApiError`. */
export const signInWithPasskey = async () => signIn(await getPasskey(false))

/**
 * Lets the browser offer passkeys beside the addresses it knows, where it can, until one is chosen or the signal aborts.
 * Undefined when none was: nobody has asked for it, so nothing is said either. A chosen one that is refused throws.
 */
export async function offerPasskeys(signal: AbortSignal): Promise<SignedIn | undefined> {
  if (!(await browserSupportsWebAuthnAutofill())) return undefined
  signal.addEventListener('abort', () => WebAuthnAbortService.cancelCeremony())
  while (!signal.aborted) {
    // Ended here, or by a ceremony that somebody has asked for, which is not disturbed.
    const began = Date.now()
    const renewal = setTimeout(() => WebAuthnAbortService.cancelCeremony(), RENEWED)
    const chosen = await getPasskey(true)
      .catch(() => undefined)
      .finally(() => clearTimeout(renewal))
    if (chosen) return signIn(chosen)
    if (Date.now() - began < RENEWED) return undefined
  }
  return undefined
}

/** Has the browser make a passkey for whoever is signed in. */
export async function makePasskey(): Promise<Passkey> {
  const optionsJSON = await ask<PublicKeyCredentialCreationOptionsJSON>('/passkeys/options', { method: 'POST' })
  const credential = await startRegistration({ optionsJSON })
  return ask<Passkey>('/passkeys', { method: 'POST', body: { credential } })
}

const isAborted = (error: unknown) => error instanceof WebAuthnError && error.code === 'ERROR_CEREMONY_ABORTED'

/** Somebody thought better of it, waited too long, or has none: browsers do not say which. */
export const isDeclined = (error: unknown) =>
  isAborted(error) || (error instanceof Error && error.name === 'NotAllowedError')

/** The device has one already. */
export const isKnown = (error: unknown) =>
  error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
