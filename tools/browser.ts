import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { finish, run } from './command.ts'
import { Failure } from './failure.ts'

/** What the search looks at and may do; tests bring their own. */
export type Machine = {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  isRoot: boolean
  /** Whether a browser is there and starts: one that lacks a library, or a snap that is not installed, is no browser. */
  works: (path: string) => boolean
  /** Where Playwright keeps its own Chromium, downloaded or not. */
  playwrightPath: () => Promise<string>
  /** Both say whether they succeeded. */
  downloadWithPlaywright: () => Promise<boolean>
  installWithApt: () => Promise<boolean>
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const USUAL_PLACES: Partial<Record<NodeJS.Platform, (env: Machine['env']) => string[]>> = {
  darwin: ({ HOME = '' }) =>
    ['Chromium', 'Google Chrome'].flatMap((name) => [
      `/Applications/${name}.app/Contents/MacOS/${name}`,
      `${HOME}/Applications/${name}.app/Contents/MacOS/${name}`,
    ]),
  win32: (env) =>
    [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((base) =>
      base ? [`${base}\\Google\\Chrome\\Application\\chrome.exe`, `${base}\\Chromium\\Application\\chrome.exe`] : [],
    ),
}

/** A Chromium for the tests: one that is there, else one that can be installed. */
export async function findChromium(machine: Machine = thisMachine): Promise<string> {
  const { CHROMIUM_PATH } = machine.env
  if (CHROMIUM_PATH) {
    if (machine.works(CHROMIUM_PATH)) return CHROMIUM_PATH
    throw new Failure(
      `CHROMIUM_PATH is ${CHROMIUM_PATH}, which is no browser that starts: correct it, or unset it to have one found.`,
    )
  }
  const playwrightPath = await machine.playwrightPath()
  if (machine.works(playwrightPath)) return playwrightPath
  const systemPath = findOnSystem(machine)
  if (systemPath) return systemPath

  if ((await machine.downloadWithPlaywright()) && machine.works(playwrightPath)) return playwrightPath
  if (machine.platform === 'linux' && machine.isRoot && (await machine.installWithApt())) {
    const installed = findOnSystem(machine)
    if (installed) return installed
  }
  throw new Failure(
    'The tests need Chromium and it could not be downloaded: install Chromium or Chrome, or set CHROMIUM_PATH to one, then run npm test again.',
  )
}

function findOnSystem({ env, platform, works }: Machine): string | undefined {
  const directories = platform === 'win32' ? [] : (env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)))
  return [...onPath, ...(USUAL_PLACES[platform]?.(env) ?? [])].find(works)
}

/** How every test starts it. Without the sandbox, because that cannot be had in a container or as root; pages are our own. */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const executablePath = process.env.CHROMIUM_PATH
  return {
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  }
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  // Asked for its version, Chrome on Windows opens a window instead.
  works: (path) =>
    existsSync(path) &&
    (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0),
  playwrightPath: async () => (await import('playwright')).chromium.executablePath(),
  downloadWithPlaywright: async () => {
    console.log('Downloading Chromium for the tests (once) …')
    return (await run('playwright', ['install', 'chromium'])).status === 0
  },
  installWithApt: async () =>
    existsSync('/usr/bin/apt-get') && (await aptGet('update')) && (await aptGet('install', '-y', 'chromium')),
}

async function aptGet(...args: string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = await finish(spawn('apt-get', args, { stdio: ['ignore', 'pipe', 'pipe'], env }))
  return status === 0
}
