import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createModeratorToken } from '../worker/crypto/moderator-token.ts'
import { firstOwnerSql } from '../worker/db/owner.ts'
import { setupLink } from '../worker/db/setup-link.ts'
import { checkDatabases, type DatabaseConfig } from './database-config.ts'
import { Failure } from './failure.ts'
import type { FirstSite } from './first-site.ts'
import { randomSecret } from './secret.ts'
import { quieten, runWrangler } from './wrangler.ts'

export type Deployment = {
  /** The Cloudflare account, when there are several. */
  account?: string
  build: () => Promise<void>
  /** Asked only when the database holds no site yet. */
  firstSite: () => Promise<FirstSite>
  /** Makes a sign-in link for the first owner of an installation that is there already: without mail, the way back in. */
  signIn?: boolean
  say: (line: string) => void
}

/** Site and token only when they are new, a link when it was asked for too. */
export type Deployed = { url: string; site?: FirstSite; moderatorToken?: string; signInLink?: string }

/**
 * Brings production to what this tree says and creates what is missing there. Every step leaves alone what it finds, so a
 * deployment that was cut short is simply done again. The tables come before the Worker that reads them, the secret with it.
 */
export async function deploy({ account, build, firstSite, signIn, say }: Deployment): Promise<Deployed> {
  process.env.CLOUDFLARE_ACCOUNT_ID = await findAccount(account)
  await build()
  say('✓ widget')

  const { databases: wanted, queues } = await readResources()
  const databases = JSON.parse(await wrangler('d1', 'list', '--json')) as { name: string }[]
  for (const { binding, name } of wanted) {
    if (!databases.some((known) => known.name === name)) await wrangler('d1', 'create', name, '--update-config=false')
    await wrangler('d1', 'migrations', 'apply', binding, '--remote')
  }
  say('✓ databases')

  for (const queue of queues) await createQueue(queue)
  if (queues.length > 0) say('✓ queues')

  const site = (await hasSite()) ? undefined : await firstSite()
  const url = await upload()
  say('✓ worker')
  if (!site && !signIn) return { url }

  const now = Date.now()
  const { link: signInLink, sql } = await setupLink(now)
  if (!site) {
    await execute([sql])
    return { url, signInLink }
  }
  const moderatorToken = createModeratorToken()
  await execute([...(await firstOwnerSql({ site, moderatorName: site.owner, moderatorToken, now })), sql])
  say('✓ site')
  return { url, site, moderatorToken, signInLink }
}

async function findAccount(wanted = process.env.CLOUDFLARE_ACCOUNT_ID): Promise<string> {
  const { status, stdout } = await runWrangler(['whoami', '--json'])
  if (status !== 0)
    throw new Failure('You are not signed in to Cloudflare: run npx wrangler login, then npm run deploy again.')
  const { accounts } = JSON.parse(stdout) as { accounts: { id: string; name: string }[] }
  const account = wanted ? accounts.find(({ id, name }) => id === wanted || name === wanted) : accounts[0]
  if (account && (wanted || accounts.length === 1)) return account.id
  const choices = accounts.map(({ id, name }) => `--account=${id} (${name})`).join(' or ')
  throw new Failure(`Say which of your Cloudflare accounts to use: npm run deploy -- ${choices}`)
}

/** What we read of wrangler.toml. Wrangler's own type for it comes from a package that it does not publish. */
type Config = {
  d1_databases: DatabaseConfig[]
  queues: { producers?: { queue?: string }[]; consumers?: { queue: string; dead_letter_queue?: string }[] }
}

/** The names that wrangler.toml gives to what has to exist before the Worker is uploaded. */
async function readResources(): Promise<{ databases: { binding: string; name: string }[]; queues: string[] }> {
  quieten()
  const { unstable_readConfig } = await import('wrangler')
  const { d1_databases, queues }: Config = unstable_readConfig({ config: 'wrangler.toml' })
  const names = [
    ...(queues.producers ?? []).map(({ queue }) => queue),
    ...(queues.consumers ?? []).flatMap(({ queue, dead_letter_queue }) => [queue, dead_letter_queue]),
  ]
  return { databases: checkDatabases(d1_databases), queues: [...new Set(names.filter((name) => name !== undefined))] }
}

async function createQueue(name: string): Promise<void> {
  const { status, output } = await runWrangler(['queues', 'create', name])
  if (status !== 0 && !/already (exists|taken)|\b11009\b/.test(output)) throw new Failure(output)
}

async function hasSite(): Promise<boolean> {
  const answer = await wrangler(
    'd1',
    'execute',
    'DB',
    '--remote',
    '--json',
    '--command',
    'SELECT id FROM sites LIMIT 1',
  )
  const [first] = JSON.parse(answer) as { results: unknown[] }[]
  return (first?.results.length ?? 0) > 0
}

/** The values are quoted by `firstOwnerSql`; of token and link there are only the hashes. */
const execute = (statements: string[]) =>
  wrangler('d1', 'execute', 'DB', '--remote', '--yes', '--command', statements.join(';\n'))

/** Uploads the Worker, with a `SECRET` if it has none: a second one would make every stored address unreadable. */
async function upload(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-deploy-'))
  try {
    const args = ['deploy']
    if (!(await hasSecret())) {
      const file = join(directory, 'secrets.json')
      writeFileSync(file, JSON.stringify({ SECRET: randomSecret() }), { mode: 0o600 })
      args.push('--secrets-file', file)
    }
    const report = join(directory, 'report.ndjson')
    const { status, output } = await runWrangler(args, { env: { WRANGLER_OUTPUT_FILE_PATH: report } })
    if (status !== 0) throw new Failure(explain(output))
    return readUrl(readFileSync(report, 'utf8'))
  } finally {
    rmSync(directory, { recursive: true })
  }
}

async function hasSecret(): Promise<boolean> {
  const { status, stdout, output } = await runWrangler(['secret', 'list', '--format', 'json'])
  if (status === 0) return (JSON.parse(stdout) as { name: string }[]).some(({ name }) => name === 'SECRET')
  // The Worker itself is not there yet.
  if (/\b10007\b|not found|does not exist/i.test(output)) return false
  throw new Failure(output)
}

/** The address that wrangler says it deployed to; a domain of one's own comes before workers.dev. */
export function readUrl(report: string): string {
  type Entry = { type: string; targets?: string[] }
  const entries = report
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)
  // Schedules and queues are targets too.
  const targets = (entries.find(({ type }) => type === 'deploy')?.targets ?? []).filter((target) =>
    /^(https:\/\/)?[\w-]+(\.[\w-]+)+/.test(target),
  )
  const url = targets.find((target) => !target.includes('.workers.dev')) ?? targets[0]
  if (!url) throw new Failure('The Worker is uploaded but has no address: set workers_dev or a route in wrangler.toml.')
  return url
    .replace(/ .*$/, '')
    .replace(/\/\*?$/, '')
    .replace(/^(?!https:\/\/)/, 'https://')
}

/** What a new account lacks, wrangler can only ask for in a terminal of its own; it does say where to choose it. */
export function explain(output: string): string {
  const link = /workers\.dev subdomain[^]*?(https:\S+\/onboarding)/.exec(output)?.[1]
  if (!link) return output
  return `Your Cloudflare account has no workers.dev address yet: choose one at ${link}, then run npm run deploy again.`
}

async function wrangler(...args: string[]): Promise<string> {
  const { status, stdout, output } = await runWrangler(args)
  if (status !== 0) throw new Failure(output)
  return stdout
}
