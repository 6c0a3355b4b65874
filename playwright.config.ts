import { defineConfig } from '@playwright/test'
import { launchOptions } from './tools/browser.ts'

export default defineConfig({
  testDir: 'demo/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './tools/e2e-server.ts',
  forbidOnly: true,
  // A second try is what would hide a test, or a product, that fails now and then.
  retries: 0,
  workers: 2,
  // A machine that is busy is no failure: what is waited for is a condition, and axe looks at a long page.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  // No traces: they double the time. `npx playwright test --trace retain-on-failure <file>` records them for who looks for a fault.
  use: { browserName: 'chromium', launchOptions: launchOptions() },
})
