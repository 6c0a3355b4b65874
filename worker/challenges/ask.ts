export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** How every question to a third party is asked: what a reader waits for it is bounded. */
export interface Asking {
  readonly fetch: Fetch
  readonly timeoutMs: number
}

/**
 * Posts to a third party and reads all of its answer. Null when there was none in time, or one that says nothing: an
 * error of theirs, too many requests, or a redirect, which is not followed because what is posted holds keys and
 * addresses. Never throws: somebody else's outage must not become ours.
 */
export async function ask({ fetch, timeoutMs }: Asking, url: string, init: RequestInit): Promise<Answer | null> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { ...init, method: 'POST', redirect: 'manual', signal })
    const { status, headers } = response
    if (status === 429 || status >= 500 || (status >= 300 && status < 400)) {
      await response.body?.cancel()
      return null
    }
    return { status, headers, text: await response.text() }
  } catch {
    return null
  }
}
