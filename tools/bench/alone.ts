import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { findFreePorts } from '../port.ts'
import { runWrangler } from '../wrangler.ts'
import { writeBareConfig } from './bare-config.ts'
import { startCache, startDatabase } from './outside.ts'

/** A Worker with a process of workerd for itself. */
export interface Alone {
  url: string
  /** Milliseconds that it has computed, of all its threads. */
  computed: () => number
  stop: () => Promise<void>
}

/**
 * The product's Worker, bundled as for Cloudflare, in a workerd that runs nothing else: no SQLite and none of what
 * `wrangler dev` puts in front. Its database, which lies in `state`, and the cache are asked over loopback, as on Cloudflare
 * they are over the network, and so are its rooms, which Cloudflare counts for themselves: they are told, and do nothing.
 * Cloudflare's rate limit is left out, of which workerd has none.
 */
export async function startWorkerAlone(directory: string, state: string, secret: string): Promise<Alone> {
  const outside = await Promise.all([
    startDatabase(findDatabase(state, 'comments')),
    startDatabase(findDatabase(state, 'documents')),
    startCache(),
  ])
  const [db, searchDb, cache] = outside.map(({ address }) => address)
  const database = (name: string, service: string) =>
    `(name = "${name}", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [(name = "fetcher", service = "${service}")]))`
  const stopOutside = () => Promise.all(outside.map(({ stop }) => stop()))
  const alone = await start(directory, 'wrangler.toml', {
    worker: `
      bindings = [
        ${database('DB', 'db')}, ${database('SEARCH_DB', 'search-db')},
        (name = "SECRET", text = ${JSON.stringify(secret)}),
        (name = "VERSION", json = "{\\"id\\":\\"bench\\"}"),
        (name = "ASSETS", service = "cache"),
        (name = "ROOMS", service = "cache"),
      ],
      cacheApiOutbound = "cache",
      globalOutbound = "cache",`,
    services: `
      (name = "db", external = (address = "${db}", http = ())),
      (name = "search-db", external = (address = "${searchDb}", http = ())),
      (name = "cache", external = (address = "${cache}", http = ())),`,
    entry: OUTSIDE_ROOMS,
  }).catch(async (error: unknown) => {
    await stopOutside()
    throw error
  })
  return {
    ...alone,
    async stop() {
      await alone.stop()
      await stopOutside()
    },
  }
}

/** What a room is told goes over the wire. */
const OUTSIDE_ROOMS = `import worker from 'main'
const rooms = (outside) => ({
  getByName: (name) =>
    new Proxy({}, {
      get: (_, method) => (...told) =>
        outside.fetch('http://rooms/', { method: 'POST', body: JSON.stringify({ name, method, told }) }),
    }),
})
let ours
export default {
  fetch(request, env, context) {
    ours ??= { ...env, SITE_ROOM: rooms(env.ROOMS), PAGE_ROOM: rooms(env.ROOMS) }
    return worker.fetch(request, ours, context)
  },
}
`

/** A Hono route with nothing to do, in the same kind of process: what any Worker costs there. */
export function startBareAlone(directory: string): Promise<Alone> {
  return start(directory, writeBareConfig(directory), {
    worker: '',
    services: '',
    entry: "export { default } from 'main'",
  })
}

async function start(
  directory: string,
  config: string,
  own: { worker: string; services: string; entry: string },
): Promise<Alone> {
  const { unstable_readConfig } = await import('wrangler')
  const { compatibility_date, main } = unstable_readConfig({ config })
  const { status, output } = await runWrangler(['deploy', '--dry-run', '--config', config, '--outdir', directory])
  if (status !== 0) throw new Error(output)
  const [port = 0] = await findFreePorts(1)
  const bundle = `${/([^/\\]+)\.ts$/.exec(main!)![1]}.js`
  writeFileSync(join(directory, 'entry.js'), own.entry)
  writeFileSync(
    join(directory, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
  services = [${own.services}
    (name = "main", worker = (
      compatibilityDate = "${compatibility_date}",
      modules = [(name = "entry", esModule = embed "entry.js"), (name = "main", esModule = embed "${bundle}")],${own.worker}
    )),
  ],
);
`,
  )
  // Of the package that wrangler depends on: there is one workerd.
  const { default: workerd } = createRequire(import.meta.url)('workerd') as { default: string }
  const child = spawn(workerd, ['serve', '--experimental', join(directory, 'config.capnp')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  const isThere = () =>
    fetch(url).then(
      () => true,
      () => false,
    )
  while (child.exitCode === null && !(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50))
  if (child.exitCode !== null) throw new Error('workerd did not start: the lines above say why.')
  return {
    url,
    computed: () => computed(child.pid!),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

/** The file that holds a table of this name: wrangler names them by a hash. */
function findDatabase(state: string, table: string): string {
  const directory = join(state, 'v3/d1/miniflare-D1DatabaseObject')
  for (const name of readdirSync(directory)) {
    if (!name.endsWith('.sqlite')) continue
    const file = join(directory, name)
    const db = new DatabaseSync(file, { readOnly: true })
    const found = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table)
    db.close()
    if (found) return file
  }
  throw new Error(`No database has a table ${table}.`)
}

/** Where the system tells it: of all threads, the first figure is nanoseconds on a CPU. */
export const canTell = existsSync('/proc/self/schedstat')

function computed(pid: number): number {
  let sum = 0
  for (const thread of readdirSync(`/proc/${pid}/task`))
    sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0])
  return sum / 1e6
}
