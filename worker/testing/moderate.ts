import { bearer, request, send } from './client.ts'

/** What a moderator of the paper asks, with the bearer token. */
export function moderating(token: string, siteId = 'paper') {
  const at = (path: string) => `/admin/sites/${siteId}${path}`
  const headers = bearer(token)
  return {
    get: (path: string) => request(at(path), { headers }),
    post: (path: string, body: unknown) => send('POST', at(path), body, headers),
    patch: (path: string, body: unknown) => send('PATCH', at(path), body, headers),
    put: (path: string) => request(at(path), { method: 'PUT', headers }),
    remove: (path: string) => request(at(path), { method: 'DELETE', headers }),
  }
}

/** The answer of a request that has to succeed, as the schema says it is. */
export async function answerOf<Answer>(
  asked: Promise<Response> | Response,
  schema: { parse: (value: unknown) => Answer },
): Promise<Answer> {
  const response = await asked
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return schema.parse(await response.json())
}
