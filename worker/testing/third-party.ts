import type { Fetch } from '../challenges/ask.ts'

/** A third party that gives one answer, and remembers what it was asked. Requests are real, so that wrong ones throw. */
export function thirdParty(answer: (request: Request) => Response | Promise<Response>) {
  const asked: { url: string; headers: Headers; body: string }[] = []
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init)
    asked.push({
      url: request.url,
      headers: request.headers,
      body: new TextDecoder().decode(await request.clone().arrayBuffer()),
    })
    return answer(request)
  }
  return { fetch, asked }
}

/** Answers never, and lets go when it is no longer waited for, as `fetch` does. */
export const never = ({ signal }: Request): Promise<Response> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

/** Sends its headers at once, and the rest of its body never. */
export const neverEnding = ({ signal }: Request): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"success": tr'))
        signal.addEventListener('abort', () => controller.error(signal.reason))
      },
    }),
  )

/** Answers that are none, whatever was asked. */
export const NO_ANSWERS: [what: string, answer: (request: Request) => Response | Promise<Response>][] = [
  ['never answers', never],
  ['never ends its answer', neverEnding],
  [
    'cannot be reached',
    () => {
      throw new TypeError('Network connection lost.')
    },
  ],
  ['fails', () => new Response('{"success":true}', { status: 500 })],
  ['is overloaded', () => new Response('true', { status: 503 })],
  ['has had enough of us', () => new Response('{"success":true}', { status: 429 })],
  ['sends us elsewhere', () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } })],
  [
    'answers with a page',
    () => new Response('<!doctype html><title>true</title>', { headers: { 'Content-Type': 'text/html' } }),
  ],
  ['answers with nothing', () => new Response('')],
  ['is not there', () => new Response('Not found', { status: 404 })],
]
