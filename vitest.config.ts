import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { mkdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './tools/browser.ts'
import { newsroom } from './tools/testing/newsroom.ts'

// wrangler.toml names it, and a fresh clone has not built it yet.
mkdirSync('dist/widget', { recursive: true })

// The Worker's tests need neither a sample of `request.cf` from the network nor a line for each file about `.dev.vars`.
Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'error' })

/** A machine that is busy is no failure: no test is about time, so none is cut short by it, nor what it waits for. */
const testTimeout = 60_000

export default defineConfig({
  test: {
    // Deployment mostly waits for programs that it starts: on two cores something else is tested meanwhile.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'shared', testTimeout, include: ['shared/**/*.test.ts'] } },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // No test asks anybody but this.
              outboundService: { node: newsroom },
              // For installations with two databases. Rooms and all other tests have one.
              d1Databases: { SECOND_DB: 'second' },
              bindings: {
                SECRET: 'a secret that protects nothing but the data of tests',
                TEST_MIGRATIONS: await readD1Migrations('worker/migrations'),
                TEST_SEARCH_MIGRATIONS: await readD1Migrations('worker/search/migrations'),
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          testTimeout,
          hookTimeout: testTimeout,
          include: ['worker/**/*.test.ts'],
          setupFiles: ['worker/testing/setup.ts'],
          isolate: false,
        },
      },
      {
        // A package found in the middle of a run would be bundled then, and the page reloaded under the tests' feet. Ours are
        // modules already and are served as they are; only what is not has to be named.
        optimizeDeps: { noDiscovery: true, include: ['axe-core'] },
        test: {
          name: 'widget',
          testTimeout,
          expect: { poll: { timeout: 20_000 } },
          include: ['widget/**/*.test.ts'],
          setupFiles: ['widget/testing/setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      { test: { name: 'node', testTimeout, include: ['demo/**/*.test.ts', 'tools/**/*.test.ts'] } },
    ],
  },
})
