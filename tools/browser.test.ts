import { expect, test } from 'vitest'
import { findChromium, type Machine } from './browser.ts'

type Options = Partial<Machine> & { working?: string[] }

const PLAYWRIGHT = '/cache/chromium/chrome'

/** A machine on which these files are browsers that start, and nothing can be installed unless the test says so. */
function machine({ working = [], ...options }: Options = {}) {
  const log: string[] = []
  const install = (name: string) => async () => {
    log.push(name)
    return false
  }
  const made: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    works: (path) => working.includes(path),
    playwrightPath: async () => PLAYWRIGHT,
    downloadWithPlaywright: install('playwright'),
    installWithApt: install('apt'),
    ...options,
  }
  return { machine: made, log }
}

test.for([
  [[PLAYWRIGHT, '/usr/bin/chromium', '/mine'], '/mine', { CHROMIUM_PATH: '/mine' }],
  [[PLAYWRIGHT, '/usr/bin/chromium'], PLAYWRIGHT, {}],
  [['/usr/bin/google-chrome', '/usr/local/bin/chromium-browser'], '/usr/local/bin/chromium-browser', {}],
  [['/usr/bin/google-chrome-stable'], '/usr/bin/google-chrome-stable', {}],
] as const)('of %j chooses %s', async ([working, chosen, env]) => {
  const { machine: linux, log } = machine({ working: [...working], env: { PATH: '/usr/local/bin:/usr/bin', ...env } })
  expect(await findChromium(linux)).toBe(chosen)
  expect(log).toEqual([])
})

test.for([
  ['darwin', { HOME: '/Users/a' }, '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['win32', { PROGRAMFILES: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
] as const)('knows the usual places of %s', async ([platform, env, path]) => {
  expect(await findChromium(machine({ platform, env, working: [path] }).machine)).toBe(path)
})

test('does not pass over a CHROMIUM_PATH that is wrong', async () => {
  const { machine: wrong } = machine({ env: { CHROMIUM_PATH: '/typo' }, working: ['/usr/bin/chromium'] })
  await expect(findChromium(wrong)).rejects.toThrow('CHROMIUM_PATH is /typo, which is no browser that starts')
})

test('downloads one when there is none', async () => {
  const working: string[] = []
  const { machine: empty } = machine({
    works: (path) => working.includes(path),
    downloadWithPlaywright: async () => working.push(PLAYWRIGHT) > 0,
  })
  expect(await findChromium(empty)).toBe(PLAYWRIGHT)
})

test("as root installs the system's when the download fails", async () => {
  const working: string[] = []
  const { machine: root, log } = machine({
    isRoot: true,
    works: (path) => working.includes(path),
    installWithApt: async () => working.push('/usr/bin/chromium') > 0,
  })
  expect(await findChromium(root)).toBe('/usr/bin/chromium')
  expect(log).toEqual(['playwright'])
})

test('says how when nothing helps, without asking apt for what only root may do', async () => {
  const { machine: bare, log } = machine()
  await expect(findChromium(bare)).rejects.toThrow(
    /^The tests need Chromium .* set CHROMIUM_PATH to one, then run npm test again\.$/,
  )
  expect(log).toEqual(['playwright'])
})
