import { ApiError, read } from './answer.ts'

interface Asking {
  method?: string
  signal?: AbortSignal | undefined
  /** The author's. */
  token?: string | undefined
  /** Safe to repeat with the same one: what it sends is stored once, and the answer is the same. */
  key?: string
  /** By which the owner's site vouches for its member. */
  member?: string | null
  body?: object
}

/**
 * What authors ask of the API. Every refusal throws an `ApiError`, so callers only ever see success; an abort throws the
 * signal's reason.
 *
 * Written by hand and not with Hono's typed client, which costs 2 KB of the 12 a reader's widget has: the shapes still
 * come from `shared/`, and the worker's tests hold the paths.
 */
export async function request<Answer>(
  url: string,
  { method = 'GET', signal = patience(), token, key, member, body }: Asking,
): Promise<Answer> {
  const headers = {
    ...(body && { 'Content-Type': 'application/json' }),
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(key && { 'Idempotency-Key': key }),
    ...(member && { 'Baraza-Member': member }),
  }
  // Of nothing it makes nothing, whatever its type says.
  const init = { method, signal, headers, body: JSON.stringify(body) }
  const response = await fetch(url, init).catch((error: Error) => {
    throw signal.aborted && error.name !== 'TimeoutError' ? error : new ApiError('offline')
  })
  return read<Answer>(response)
}

/** On a bad network a request can hang for minutes. Writes are safe to repeat, so their author is told after a while. */
const patience = () => AbortSignal.timeout(30_000)
