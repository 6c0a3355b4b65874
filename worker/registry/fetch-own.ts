import type { ReadingProblem } from '../../shared/page-reading.ts'
import type { Asking } from '../challenges/ask.ts'
import { ownAddress } from './own-address.ts'

const MOST_REDIRECTS = 3

/** Five seconds for all of it, redirects and body together. */
export const ASKING: Asking = { fetch: (url, init) => fetch(url, init), timeoutMs: 5_000 }

/** Who asks, for the logs of whoever is asked. Nothing about any reader is in a request. */
const USER_AGENT = 'Mozilla/5.0 (compatible; Baraza/1.0; reads what articles say of themselves, for their own site)'

/** Nothing is thrown but this, so that a site that cannot be read is never a failure of ours. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
  readonly problem: ReadingProblem

  constructor(problem: ReadingProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

interface Question {
  address: string
  origins: readonly string[]
  /** What the answer may be. */
  types: RegExp
}

interface Found {
  /** Where the redirects have led. */
  url: URL
  /** Breaks off when the time is over; how much of it is taken is up to the reader. */
  body: ReadableStream<Uint8Array>
  contentType: string
}

/** Asks one of the site's own origins. Each step of a redirect is looked at before it is taken. */
export async function fetchOwn(asking: Asking, { address, origins, types }: Question): Promise<Found> {
  const signal = AbortSignal.timeout(asking.timeoutMs)
  let url = ownAddress(address, origins)
  for (let left = MOST_REDIRECTS; ; left--) {
    if (!url) throw new UnreadableError('not-own')
    const response = await answer(asking, url, types, signal)
    const location = response.headers.get('Location')
    if (response.status < 300 || response.status >= 400 || location === null) {
      const contentType = response.headers.get('Content-Type') ?? ''
      const problem = problemOf(response, contentType, types)
      if (!problem) return { url, contentType, body: response.body! }
      await response.body?.cancel()
      throw new UnreadableError(problem)
    }
    await response.body?.cancel()
    if (left === 0) throw new UnreadableError('too-many-redirects')
    url = ownAddress(location, origins, url)
  }
}

async function answer({ fetch }: Asking, url: URL, types: RegExp, signal: AbortSignal): Promise<Response> {
  const headers = { 'User-Agent': USER_AGENT, Accept: types.test('text/html') ? 'text/html' : '*/*' }
  try {
    return await fetch(url.href, { headers, redirect: 'manual', signal })
  } catch (error) {
    throw new UnreadableError('unreachable', { cause: error })
  }
}

function problemOf({ status, body }: Response, contentType: string, types: RegExp): ReadingProblem | null {
  if (status === 404 || status === 410) return 'gone'
  if (status !== 200) return 'refused'
  return body && types.test(contentType) ? null : 'wrong-type'
}
