import type { RouteScope } from '../middleware/scope.ts'
import type { World } from './admin-world.ts'

export interface AdminRoute {
  /** What a token must be allowed. */
  scope: RouteScope
  /** Who may: every moderator of the site, or its owners. */
  role: 'moderator' | 'owner'
  /** Below `/v1/admin`. */
  path: string | ((world: World) => string)
  body?: (world: World) => object
  /** What an owner is answered. */
  status: number
  /** About the session itself, which a token has not. */
  sessionOnly?: true
}

const READ = { scope: 'read', role: 'moderator', status: 200 } as const

/** For those whom we do not know yet: tested in `sign-in.test.ts`, `passkeys.test.ts` and `invitations.test.ts`. */
export const OPEN_ROUTES = [
  'POST /v1/admin/session',
  'POST /v1/admin/session/passkey-options',
  'POST /v1/admin/session/passkey',
  'POST /v1/admin/sign-in-links',
  'POST /v1/admin/invitations/accept',
]

/** How to ask each route for moderators. A route without a row here, or without a scope, fails `access.test.ts`. */
export const ADMIN_ROUTES: Record<string, AdminRoute> = {
  'GET /v1/admin/me': { ...READ, scope: 'any', path: '/me' },
  'PATCH /v1/admin/me': {
    ...{ scope: 'admin', role: 'moderator', path: '/me', status: 200 },
    body: () => ({ name: 'Renamed', email: 'amina@paper.example' }),
  },
  'GET /v1/admin/session': { ...READ, scope: 'any', path: '/session', sessionOnly: true },
  'DELETE /v1/admin/session': { ...READ, scope: 'any', path: '/session', status: 204, sessionOnly: true },
  'GET /v1/admin/sessions': { ...READ, scope: 'admin', path: '/sessions' },
  'DELETE /v1/admin/sessions': { scope: 'admin', role: 'moderator', path: '/sessions', status: 204 },
  'DELETE /v1/admin/sessions/:id': {
    ...{ scope: 'admin', role: 'moderator', status: 204 },
    path: ({ spareSession }) => `/sessions/${spareSession.id}`,
  },
  'GET /v1/admin/passkeys': { ...READ, scope: 'admin', path: '/passkeys' },
  'POST /v1/admin/passkeys/options': {
    ...{ scope: 'admin', role: 'moderator', path: '/passkeys/options', status: 200, sessionOnly: true },
  },
  // Answered 201 in `passkeys.test.ts`: it takes an authenticator.
  'POST /v1/admin/passkeys': {
    ...{ scope: 'admin', role: 'moderator', path: '/passkeys', status: 400, sessionOnly: true },
    body: () => ({}),
  },
  'DELETE /v1/admin/passkeys/:id': {
    ...{ scope: 'admin', role: 'moderator', status: 204 },
    path: ({ passkeyId }) => `/passkeys/${passkeyId}`,
  },
  'GET /v1/admin/tokens': { ...READ, scope: 'admin', path: '/tokens' },
  'POST /v1/admin/tokens': {
    ...{ scope: 'admin', role: 'moderator', path: '/tokens', status: 201 },
    body: () => ({ name: 'Export', scopes: ['read'] }),
  },
  'DELETE /v1/admin/tokens/:id': {
    ...{ scope: 'admin', role: 'moderator', status: 204 },
    path: ({ spareToken }) => `/tokens/${spareToken.id}`,
  },
  'GET /v1/admin/sites': { ...READ, path: '/sites' },
  'POST /v1/admin/sites': {
    ...{ scope: 'admin', role: 'owner', path: '/sites', status: 201 },
    body: () => ({ id: 'new', name: 'New', origins: [] }),
  },
  'GET /v1/admin/sites/:siteId': { ...READ, path: '/sites/paper' },
  'PATCH /v1/admin/sites/:siteId': {
    ...{ scope: 'admin', role: 'owner', path: '/sites/paper', status: 200 },
    body: () => ({ name: 'Renamed' }),
  },
  'POST /v1/admin/sites/:siteId/comments': {
    ...{ scope: 'decide', role: 'moderator', path: '/sites/paper/comments', status: 201 },
    body: () => ({ pageKey: '/ice', body: 'We have asked the harbour.' }),
  },
  'GET /v1/admin/sites/:siteId/comments/:id/reports': {
    ...READ,
    path: ({ comment }) => `/sites/paper/comments/${comment.id}/reports`,
  },
  'PUT /v1/admin/sites/:siteId/comments/:id/pin': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ comment }) => `/sites/paper/comments/${comment.id}/pin`,
  },
  'PUT /v1/admin/sites/:siteId/comments/:id/closing': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ comment }) => `/sites/paper/comments/${comment.id}/closing`,
  },
  'DELETE /v1/admin/sites/:siteId/comments/:id/pin': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ comment }) => `/sites/paper/comments/${comment.id}/pin`,
  },
  'DELETE /v1/admin/sites/:siteId/comments/:id/closing': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ comment }) => `/sites/paper/comments/${comment.id}/closing`,
  },
  'GET /v1/admin/sites/:siteId/pages': { ...READ, path: '/sites/paper/pages' },
  'POST /v1/admin/sites/:siteId/pages/merge': {
    ...{ scope: 'pages', role: 'moderator', path: '/sites/paper/pages/merge', status: 200 },
    body: () => ({ from: '/thaw', into: '/ice' }),
  },
  'GET /v1/admin/sites/:siteId/tallies': { ...READ, path: '/sites/paper/tallies' },
  'GET /v1/admin/sites/:siteId/comments/:id': { ...READ, path: ({ comment }) => `/sites/paper/comments/${comment.id}` },
  'DELETE /v1/admin/sites/:siteId/decisions/batches/:batchId': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ decision }) => `/sites/paper/decisions/batches/${decision.batchId}`,
  },
  'GET /v1/admin/sites/:siteId/blocks': { ...READ, path: '/sites/paper/blocks' },
  'POST /v1/admin/sites/:siteId/blocks': {
    ...{ scope: 'decide', role: 'moderator', path: '/sites/paper/blocks', status: 201 },
    body: () => ({ kind: 'email-domain', value: 'bad.example' }),
  },
  'DELETE /v1/admin/sites/:siteId/blocks/:id': {
    ...{ scope: 'decide', role: 'moderator', status: 204 },
    path: ({ block }) => `/sites/paper/blocks/${block.id}`,
  },
  'POST /v1/admin/sites/:siteId/bans': {
    ...{ scope: 'decide', role: 'moderator', path: '/sites/paper/bans', status: 201 },
    body: ({ comment }) => ({ commentId: comment.id, kinds: ['email'], reason: null, alsoSpam: true }),
  },
  'GET /v1/admin/sites/:siteId/secrets': { scope: 'admin', role: 'owner', path: '/sites/paper/secrets', status: 200 },
  'PUT /v1/admin/sites/:siteId/secrets/:name': {
    ...{ scope: 'admin', role: 'owner', path: '/sites/paper/secrets/akismet-key', status: 204 },
    body: () => ({ value: 'a key of Akismet' }),
  },
  'DELETE /v1/admin/sites/:siteId/secrets/:name': {
    ...{ scope: 'admin', role: 'owner', path: '/sites/paper/secrets/akismet-key', status: 204 },
  },
  'GET /v1/admin/sites/:siteId/words/:kind': { ...READ, path: '/sites/paper/words/hold' },
  'PUT /v1/admin/sites/:siteId/words/:kind': {
    ...{ scope: 'admin', role: 'moderator', path: '/sites/paper/words/hold', status: 200 },
    body: () => ({ words: 'casino' }),
  },
  'POST /v1/admin/sites/:siteId/dry-runs': {
    ...{ scope: 'read', role: 'moderator', path: '/sites/paper/dry-runs', status: 200 },
    body: () => ({ settings: { moderation: 'all' } }),
  },
  'GET /v1/admin/sites/:siteId/comments': { ...READ, path: '/sites/paper/comments' },
  // As a socket it is tested in `live.test.ts`.
  'GET /v1/admin/sites/:siteId/live': { ...READ, path: '/sites/paper/live', status: 426 },
  'GET /v1/admin/sites/:siteId/views': { ...READ, path: '/sites/paper/views' },
  'POST /v1/admin/sites/:siteId/views': {
    ...{ scope: 'decide', role: 'moderator', path: '/sites/paper/views', status: 201 },
    body: () => ({ name: 'With links', query: { status: 'pending', check: 'links' } }),
  },
  'PATCH /v1/admin/sites/:siteId/views/:id': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ view }) => `/sites/paper/views/${view.id}`,
    body: () => ({ name: 'With many links' }),
  },
  'DELETE /v1/admin/sites/:siteId/views/:id': {
    ...{ scope: 'decide', role: 'moderator', status: 204 },
    path: ({ view }) => `/sites/paper/views/${view.id}`,
  },
  'POST /v1/admin/sites/:siteId/handovers': {
    ...{ scope: 'decide', role: 'moderator', path: '/sites/paper/handovers', status: 201, sessionOnly: true },
  },
  'GET /v1/admin/sites/:siteId/overview': { ...READ, path: '/sites/paper/overview?days=7&tz=Africa/Dar_es_Salaam' },
  'GET /v1/admin/sites/:siteId/decisions': { ...READ, path: '/sites/paper/decisions' },
  'POST /v1/admin/sites/:siteId/decisions': {
    ...{ scope: 'decide', role: 'moderator', path: '/sites/paper/decisions', status: 201 },
    body: ({ comment }) => ({ commentIds: [comment.id], status: 'spam' }),
  },
  'DELETE /v1/admin/sites/:siteId/decisions/:id': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ decision }) => `/sites/paper/decisions/${decision.id}`,
  },
  'GET /v1/admin/sites/:siteId/authors/:id': {
    ...READ,
    path: ({ comment }) => `/sites/paper/authors/${comment.author!.id}`,
  },
  'PATCH /v1/admin/sites/:siteId/authors/:id': {
    ...{ scope: 'decide', role: 'moderator', status: 200 },
    path: ({ comment }) => `/sites/paper/authors/${comment.author!.id}`,
    body: () => ({ role: 'author' }),
  },
  'DELETE /v1/admin/sites/:siteId/authors/:id': {
    ...{ scope: 'admin', role: 'owner', status: 200 },
    path: ({ comment }) => `/sites/paper/authors/${comment.author!.id}`,
  },
  'GET /v1/admin/sites/:siteId/authors/:id/notes': {
    ...READ,
    path: ({ comment }) => `/sites/paper/authors/${comment.author!.id}/notes`,
  },
  'POST /v1/admin/sites/:siteId/authors/:id/notes': {
    ...{ scope: 'decide', role: 'moderator', status: 201 },
    path: ({ comment }) => `/sites/paper/authors/${comment.author!.id}/notes`,
    body: () => ({ body: 'Was asked twice to stay polite.' }),
  },
  'DELETE /v1/admin/sites/:siteId/notes/:id': {
    ...{ scope: 'decide', role: 'moderator', status: 204 },
    path: ({ note }) => `/sites/paper/notes/${note.id}`,
  },
  'POST /v1/admin/sites/:siteId/search/rebuild': {
    ...{ scope: 'admin', role: 'owner', path: '/sites/paper/search/rebuild', status: 200 },
  },
  'GET /v1/admin/sites/:siteId/page': { ...READ, path: '/sites/paper/page?pageKey=/ice' },
  'PATCH /v1/admin/sites/:siteId/page': {
    ...{ scope: 'pages', role: 'moderator', path: '/sites/paper/page?pageKey=/ice', status: 200 },
    body: () => ({ title: 'Renamed' }),
  },
  'PUT /v1/admin/sites/:siteId/page': {
    ...{ scope: 'pages', role: 'moderator', path: '/sites/paper/page?pageKey=/ice', status: 200 },
    body: () => ({ title: 'Ice', url: 'https://paper.example/ice' }),
  },
  'POST /v1/admin/sites/:siteId/page/readings': {
    ...{ scope: 'pages', role: 'moderator', path: '/sites/paper/page/readings?pageKey=/ice', status: 200 },
  },
  // What comes of an address that can be read is in `import-pages.test.ts`.
  'POST /v1/admin/sites/:siteId/pages/import': {
    ...{ scope: 'pages', role: 'moderator', path: '/sites/paper/pages/import', status: 422 },
    body: () => ({ url: 'https://paper.example/feed' }),
  },
  'GET /v1/admin/sites/:siteId/moderators': { ...READ, path: '/sites/paper/moderators' },
  'PATCH /v1/admin/sites/:siteId/moderators/:id': {
    ...{ scope: 'admin', role: 'owner', status: 200 },
    path: ({ third }) => `/sites/paper/moderators/${third.id}`,
    body: () => ({ role: 'owner' }),
  },
  'DELETE /v1/admin/sites/:siteId/moderators/:id': {
    ...{ scope: 'admin', role: 'owner', status: 204 },
    path: ({ third }) => `/sites/paper/moderators/${third.id}`,
  },
  'GET /v1/admin/sites/:siteId/invitations': {
    ...{ scope: 'admin', role: 'owner', path: '/sites/paper/invitations', status: 200 },
  },
  'POST /v1/admin/sites/:siteId/invitations': {
    ...{ scope: 'admin', role: 'owner', path: '/sites/paper/invitations', status: 201 },
    body: () => ({ name: 'Farida', role: 'moderator' }),
  },
  'DELETE /v1/admin/sites/:siteId/invitations/:id': {
    ...{ scope: 'admin', role: 'owner', status: 204 },
    path: ({ invitation }) => `/sites/paper/invitations/${invitation.id}`,
  },
  'GET /v1/admin/sites/:siteId/changes': { ...READ, path: '/sites/paper/changes' },
}
