import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { SESSION_DAYS } from '../db/sessions.ts'

/**
 * `__Host-` (RFC 6265bis, 4.1.3.2): only this very host can have set it, over HTTPS, for all paths. Strict costs nothing:
 * the console is a static page, and what it fetches is same-site however somebody came to it.
 */
const OPTIONS = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

const NAME = 'baraza'

export const readSessionCookie = (c: Context): string | undefined => getCookie(c, NAME, OPTIONS.prefix)

export const writeSessionCookie = (c: Context, token: string): void =>
  setCookie(c, NAME, token, { ...OPTIONS, maxAge: SESSION_DAYS * 86_400 })

export const clearSessionCookie = (c: Context): void => void deleteCookie(c, NAME, OPTIONS)
