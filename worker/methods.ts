import type { RouterRoute } from 'hono/types'
import { TrieRouter } from 'hono/router/trie-router'

/** The methods that a path takes, for the `Allow` of a 405 (RFC 9110, 15.5.6). Hono itself answers 404 to a wrong method. */
export function allowedMethods(routes: readonly RouterRoute[], path: string): string[] {
  const router = new TrieRouter<string>()
  for (const route of routes) if (route.method !== 'ALL') router.add('ALL', route.path, route.method)
  const methods = new Set(router.match('ALL', path)[0].map(([method]) => method))
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort()
}
