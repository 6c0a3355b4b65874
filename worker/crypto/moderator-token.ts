import { randomToken } from './random-token.ts'

/**
 * What lets a moderator in. Each kind is kept in a table of its own and looked for nowhere else, so that one never does
 * for another: a cookie that leaks is no API token, a link in a mailbox no session.
 */
export const createModeratorToken = () => randomToken('baraza_')
export const createSessionToken = () => randomToken('baraza_session_')
export const createSignInLink = () => randomToken('baraza_link_')
export const createInvitationToken = () => randomToken('baraza_invitation_')
