import type { IncomingMessage, ServerResponse } from 'node:http'
import { answers } from './newsroom-answers.ts'

/** Loopback is where a paper is developed: nobody has a certificate for it. */
const ORIGINS: Record<string, string> = {
  'newsroom.example': 'https://newsroom.example',
  '127.0.0.1:3000': 'http://127.0.0.1:3000',
}

/** Where the pages of all other test files are, which run beside: who reads them says nothing of a test about the newsroom. */
const OTHERS = 'paper.example'

/** Everything that was asked for outside of the newsroom. */
let elsewhere: string[] = []

/**
 * The network of the Worker's tests, a real server on this machine: a newspaper whose pages are as they come, good, broken
 * and hostile, and beside it everybody else, of whom it notes who was asked for what. `/asked` tells, and forgets.
 */
export function newsroom(request: IncomingMessage, response: ServerResponse): void {
  const { host = '', 'user-agent': userAgent } = request.headers
  const { pathname } = new URL(request.url ?? '/', 'https://newsroom.example')
  const origin = ORIGINS[host]
  if (pathname === '/asked') {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(elsewhere))
    elsewhere = []
  } else if (origin === undefined) {
    if (host !== OTHERS) elsewhere.push(`${host}${request.url}`)
    response.writeHead(503, { 'Content-Type': 'text/html' }).end('<title>Elsewhere</title>')
  } else if (!userAgent?.includes('Baraza')) {
    // A newsroom wants to know who asks.
    response.writeHead(403).end()
  } else {
    const answer = answers(origin)[pathname]
    if (answer) answer(response, request)
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end('<title>Nothing here</title>')
  }
}
