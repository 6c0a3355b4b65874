import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SETUP_LINK_MINUTES } from '../worker/db/setup-link.ts'

/** Opens the console and signs in. The link itself is in the fragment, which no server and no log on the way gets to see. */
export const signInUrl = (url: string, link: string): string => `${url}/admin/#link=${link}`

/** How to use it. `assets` is the directory that is served: it may not have the console yet. */
export function describeSignIn(url: string, link: string, assets: string): string {
  const once = `once, in the next ${SETUP_LINK_MINUTES} minutes`
  if (existsSync(join(assets, 'admin/index.html'))) return `Sign in, ${once}:\n\n  ${signInUrl(url, link)}`
  return `This link will sign you in to the console, ${once}; the console itself is still to come, so use the token:

  ${signInUrl(url, link)}`
}
