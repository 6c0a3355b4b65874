import { DRAFT } from './client.ts'

export const EMAIL = 'Hidden.Person@secret-mail.example'

export interface Visit {
  method: string
  path: string
  body?: unknown
}

/** How to ask each public route for everything it has. A route without a row here fails `privacy.test.ts`. */
export const visits = (id: string, confirmation = 'x'): Record<string, Visit[]> => {
  const at = (path: string) => `/sites/paper${path}`
  return {
    'GET /v1/sites/:siteId/comments': ['newest', 'oldest', 'best'].map((sort) => ({
      method: 'GET',
      path: at(`/comments?pageKey=/ice&sort=${sort}`),
    })),
    'POST /v1/sites/:siteId/comments': [
      { method: 'POST', path: at('/comments'), body: { ...DRAFT, email: EMAIL } },
      { method: 'POST', path: at('/comments'), body: { ...DRAFT, email: `${EMAIL} ` + 'x' } },
      { method: 'POST', path: at('/comments'), body: { ...DRAFT, email: EMAIL, name: '' } },
    ],
    'GET /v1/sites/:siteId/comments/:id': [{ method: 'GET', path: at(`/comments/${id}`) }],
    'PATCH /v1/sites/:siteId/comments/:id': [{ method: 'PATCH', path: at(`/comments/${id}`), body: { body: 'New' } }],
    'GET /v1/sites/:siteId/comments/:id/replies': [{ method: 'GET', path: at(`/comments/${id}/replies`) }],
    'GET /v1/sites/:siteId/form': [{ method: 'GET', path: at('/form?pageKey=/ice') }],
    'PUT /v1/sites/:siteId/comments/:id/vote': [{ method: 'PUT', path: at(`/comments/${id}/vote`) }],
    'DELETE /v1/sites/:siteId/comments/:id/vote': [{ method: 'DELETE', path: at(`/comments/${id}/vote`) }],
    'POST /v1/sites/:siteId/comments/:id/reports': [
      { method: 'POST', path: at(`/comments/${id}/reports`), body: { reason: 'abuse', note: 7 } },
      { method: 'POST', path: at(`/comments/${id}/reports`), body: { reason: 'abuse' } },
    ],
    'GET /v1/sites/:siteId/comments/votes': [{ method: 'GET', path: at(`/comments/votes?commentId=${id}`) }],
    'GET /v1/sites/:siteId/changes': [
      { method: 'GET', path: at('/changes?pageKey=/ice&since=0') },
      { method: 'GET', path: at('/changes?pageKey=/ice') },
    ],
    // What it says in the socket: worker/live/page-room.test.ts.
    'GET /v1/sites/:siteId/live': [{ method: 'GET', path: at('/live?pageKey=/ice') }],
    // Paths are below `/v1`.
    'GET /c/:id': [{ method: 'GET', path: `/../c/${id}` }],
    'GET /v1/sites/:siteId/counts': [{ method: 'GET', path: at('/counts?pageKey=/ice') }],
    'GET /v1/sites/:siteId/comments/latest': [{ method: 'GET', path: at('/comments/latest?limit=20') }],
    'GET /v1/sites/:siteId/pages': ['discussed', 'trending', 'latest'].map((rank) => ({
      method: 'GET',
      path: at(`/pages?rank=${rank}&limit=12`),
    })),
    'GET /v1/sites/:siteId/page': [{ method: 'GET', path: at('/page?pageKey=/ice') }],
    'GET /v1/sites/:siteId/reactions': [{ method: 'GET', path: at('/reactions?pageKey=/ice') }],
    'PUT /v1/sites/:siteId/reactions/:kind': ['moving', 'like'].map((kind) => ({
      method: 'PUT',
      path: at(`/reactions/${kind}?pageKey=/ice`),
    })),
    'DELETE /v1/sites/:siteId/reactions/:kind': [{ method: 'DELETE', path: at('/reactions/moving?pageKey=/ice') }],
    'GET /v1/sites/:siteId/authors/me': [{ method: 'GET', path: at('/authors/me') }],
    'GET /v1/sites/:siteId/authors/me/export': [
      { method: 'GET', path: at('/authors/me/export') },
      { method: 'GET', path: at('/authors/me/export?cursor=x') },
    ],
    'POST /v1/sites/:siteId/authors/me/confirmation': [
      { method: 'POST', path: at('/authors/me/confirmation'), body: {} },
    ],
    'POST /v1/sites/:siteId/authors/confirmations': [
      { method: 'POST', path: at('/authors/confirmations'), body: { token: 'x' } },
      { method: 'POST', path: at('/authors/confirmations'), body: { token: confirmation } },
    ],
    'POST /v1/sites/:siteId/moderation': [{ method: 'POST', path: at('/moderation'), body: { code: 'x' } }],
    'DELETE /v1/sites/:siteId/comments/:id': [{ method: 'DELETE', path: at(`/comments/${id}`) }],
    // Last, because it leaves nothing to tell.
    'DELETE /v1/sites/:siteId/authors/me': [
      { method: 'DELETE', path: at('/authors/me'), body: { confirm: EMAIL } },
      { method: 'DELETE', path: at('/authors/me'), body: { confirm: true } },
    ],
  }
}
