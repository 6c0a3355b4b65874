import type { Context } from 'hono'

/** RFC 6750, 2.1: the token of `Authorization: Bearer …`, or undefined. */
export const bearerToken = (c: Context): string | undefined =>
  /^Bearer +([\w.~+/=-]+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1]
