import { test as base, expect } from '@playwright/test'
import { createServer } from 'node:http'

type Page = { html: string; headers: Record<string, string> }

/** A site of its own, on another origin than Baraza's: pages of the test's making, as an owner would serve them. */
type Host = { origin: string; pages: Map<string, Page> }

type Fixtures = {
  /** Where the product answers: `http://localhost:…`, with the demo's front page at `/`. */
  server: string
  /** What the demo's moderator signs in with. */
  moderatorToken: string
  /** Serves a page from another origin, which the demo's site allows, and gives its address. */
  hostPage: (html: string, headers?: Record<string, string>) => string
}

const environment = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: the tests are started by npm test, which starts the server first.`)
  return value
}

export const test = base.extend<Fixtures, { host: Host }>({
  // Playwright reads the fixtures that are used from the first parameter, which has to be a pattern even when it is empty.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, use) => use(environment('BARAZA_SERVER')),

  // oxlint-disable-next-line no-empty-pattern
  moderatorToken: async ({}, use) => use(environment('BARAZA_MODERATOR_TOKEN')),

  baseURL: async ({ server }, use) => use(server),

  host: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, { parallelIndex }) => {
      const port = Number(environment('BARAZA_HOST_PORTS').split(',')[parallelIndex])
      const pages = new Map<string, Page>()
      const server = createServer((request, response) => {
        const page = pages.get(request.url ?? '')
        if (!page) return void response.writeHead(404).end()
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(page.html)
      })
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, 'localhost', resolve))
      await use({ origin: `http://localhost:${port}`, pages })
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],

  hostPage: async ({ host }, use) => {
    await use((html, headers = {}) => {
      const path = `/page-${host.pages.size + 1}`
      host.pages.set(path, { html, headers })
      return `${host.origin}${path}`
    })
  },
})

export { expect }
