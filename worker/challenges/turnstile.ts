import * as z from 'zod'
import { ask, type Asking } from './ask.ts'

const ENDPOINT = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'

/** Cloudflare: "Token characteristics". */
const MAX_TOKEN_LENGTH = 2048

/** Error codes that are about us or Cloudflare, and say nothing of the reader. */
const NOT_THE_READERS = ['internal-error', 'bad-request', 'missing-input-secret', 'invalid-input-secret']

const Verification = z.object({
  success: z.boolean(),
  hostname: z.string().optional(),
  action: z.string().optional(),
  'error-codes': z.array(z.string()).default([]),
})

export interface TurnstileQuestion extends Asking {
  readonly secretKey: string
  /** What the widget gave the reader. */
  readonly token: string
  /** Tells a third party who reads: only when the owner has chosen so. */
  readonly remoteIp?: string | undefined
  /** A UUID. With the same one, the same token may be asked about again. */
  readonly idempotencyKey?: string | undefined
  /** Where the challenge may have been solved; a token from anywhere else was borrowed. */
  readonly hostnames?: readonly string[] | undefined
  readonly action?: string | undefined
  readonly endpoint?: string | undefined
}

/** `unreachable`: nobody knows, because Cloudflare did not say, or because the owner's key is wrong. */
export type TurnstileVerdict = 'passed' | 'failed' | 'unreachable'

/**
 * Asks whether a reader has passed Cloudflare Turnstile ("Validate the token", Siteverify API). Never throws. A token is
 * spent by asking and lives for five minutes: ask last, when nothing else can refuse the comment.
 */
export async function verifyTurnstile(question: TurnstileQuestion): Promise<TurnstileVerdict> {
  const { token, hostnames, action } = question
  if (token === '' || token.length > MAX_TOKEN_LENGTH) return 'failed'
  const said = await siteverify(question)
  if (!said || said['error-codes'].some((code) => NOT_THE_READERS.includes(code))) return 'unreachable'
  if (!said.success) return 'failed'
  if (hostnames && !hostnames.some((hostname) => hostname === said.hostname)) return 'failed'
  return action === undefined || said.action === action ? 'passed' : 'failed'
}

/**
 * For the moment when an owner enters a key, who would otherwise learn nothing of a wrong one. Cloudflare has no call for
 * it; of a token that is none it says whether the key at least was right.
 */
export async function verifyTurnstileKey(
  question: Asking & Pick<TurnstileQuestion, 'secretKey' | 'endpoint'>,
): Promise<'valid' | 'invalid' | 'unreachable'> {
  const said = await siteverify({ ...question, token: 'not-a-token' })
  if (!said || said['error-codes'].includes('internal-error')) return 'unreachable'
  return said['error-codes'].some((code) => code.endsWith('-input-secret')) ? 'invalid' : 'valid'
}

async function siteverify(question: TurnstileQuestion) {
  const { secretKey, token, remoteIp, idempotencyKey, endpoint = ENDPOINT } = question
  const answer = await ask(question, endpoint, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret: secretKey, response: token, remoteip: remoteIp, idempotency_key: idempotencyKey }),
  })
  try {
    return answer && (Verification.safeParse(JSON.parse(answer.text)).data ?? null)
  } catch {
    // An HTML page of somebody in between.
    return null
  }
}
