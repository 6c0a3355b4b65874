import { randomToken } from './random-token.ts'

/** Tells where to look for a bearer token. */
export const IN_PLACE_PREFIX = 'baraza_place_'

/**
 * What lets a moderator in. Each kind is kept in a table of its own and looked for nowhere else, so that one never does
 * for another: a cookie that leaks is no API token, a link in a mailbox no session.
 */
export const createModeratorToken = () => randomToken('baraza_')
export const createSessionToken = () => randomToken('baraza_session_')
export const createSignInLink = () => randomToken('baraza_link_')
export const createHandoverCode = () => randomToken('baraza_handover_')
export const createInPlaceToken = () => randomToken(IN_PLACE_PREFIX)
export const createInvitationToken = () => randomToken('baraza_invitation_')
