import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Packages = { packages: Record<string, { version: string; optional?: boolean }> }

const { refuseNode, isInstalled, explainInstall } = createRequire(import.meta.url)('./run.cjs') as {
  refuseNode: (version: string, task: string) => string | null
  isInstalled: (wanted: Packages, installed: Packages) => boolean
  explainInstall: (output: string, task: string) => string | null
}

test.for(['8.17.0', '18.20.8', '19.9.0'])('refuses Node %s in one sentence', (version) => {
  expect(refuseNode(version, 'start')).toBe(
    `Baraza needs Node 20 or newer and this is Node ${version}: install a current one from https://nodejs.org, then run npm start again.`,
  )
})

test.for(['20.0.0', '22.18.0', '24.21.0', '100.0.0'])('takes Node %s', (version) => {
  expect(refuseNode(version, 'start')).toBeNull()
})

const LOCK: Packages = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/lit': { version: '3.3.3' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  },
}

test.for([
  ['what the lock file asks for', { 'node_modules/lit': { version: '3.3.3' } }, true],
  ['another version', { 'node_modules/lit': { version: '3.3.2' } }, false],
  [
    'another version of an optional package',
    { 'node_modules/lit': { version: '3.3.3' }, 'node_modules/for-another-platform': { version: '0.9.0' } },
    false,
  ],
  ['nothing', {}, false],
] as const)('knows whether %s is installed', ([, packages, installed]) => {
  expect(isInstalled(LOCK, { packages })).toBe(installed)
})

test('tells a missing download from other failures', () => {
  expect(explainInstall('npm error network request failed, reason: getaddrinfo ENOTFOUND', 'test')).toMatch(
    /^The packages could not be downloaded: .* npm test again\.$/,
  )
  expect(explainInstall('npm error code EUSAGE', 'test')).toBeNull()
})
