import type { Page } from '@playwright/test'

/** What a page may need beside the least: see docs/embed.md. */
interface More {
  /** `img-src` and the like, for the page's own. */
  directives?: string[]
  scripts?: string
  trustedTypes?: string
}

/** The header of a page that allows Baraza what it needs and nothing else. */
export const strictly = (server: string, { directives = [], scripts = '', trustedTypes = '' }: More = {}) => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    `script-src ${server} ${scripts}`,
    `connect-src ${server} ${server.replace('http', 'ws')}`,
    ...directives,
    "require-trusted-types-for 'script'",
    `trusted-types baraza ${trustedTypes}`,
  ].join('; '),
})

/** What the browser complains of from now on: refusals of a policy are among it, and what was thrown. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
