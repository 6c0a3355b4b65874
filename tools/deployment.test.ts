import { mkdirSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { deploy, explain, readUrl } from './deployment.ts'
import { fakeCloudflare, type Account, type Cloudflare } from './testing/cloudflare.ts'

const SITE = { id: 'news', name: "The People's News", origins: ['https://news.example'], owner: 'Asha' }

async function startAccount(account: Partial<Account> = {}) {
  const cloudflare = await fakeCloudflare(account)
  for (const [name, value] of Object.entries(cloudflare.env)) vi.stubEnv(name, value)
  vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', '')
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await cloudflare.close()
  })
  return cloudflare
}

async function run(options: { signIn?: boolean } = {}) {
  const said: string[] = []
  const firstSite = vi.fn(async () => SITE)
  const build = async () => void mkdirSync('dist/widget', { recursive: true })
  const deployed = await deploy({ build, firstSite, say: (line) => said.push(line), ...options })
  return { deployed, said: said.join('\n'), firstSite }
}

/** Where among all that was asked of Cloudflare the first request of its kind stands. */
const indexOf = ({ calls }: Cloudflare, path: RegExp, content: string) =>
  calls.findIndex((call) => path.test(call.path) && call.body.includes(content))

// The real wrangler, a dozen times: slow, and worth it, because what it asks and answers is what may change.
test('creates what an account lacks, once', { timeout: 400_000 }, async () => {
  const cloudflare = await startAccount()
  const first = await run()

  expect(cloudflare.account).toMatchObject({
    databases: ['baraza', 'baraza-search'],
    secrets: ['SECRET'],
    hasSite: true,
  })
  expect(first.deployed).toMatchObject({ url: 'https://baraza.the-news.workers.dev', site: SITE })
  const tables = indexOf(cloudflare, /\/query$/, 'CREATE TABLE sites')
  const words = indexOf(cloudflare, /\/query$/, 'CREATE VIRTUAL TABLE words')
  const worker = indexOf(cloudflare, /\/(scripts\/baraza|versions)$/, 'main_module')
  expect(tables).toBeGreaterThan(-1)
  expect(words).toBeGreaterThan(tables)
  expect(worker, 'the Worker comes after the tables that it reads').toBeGreaterThan(words)

  const sql = cloudflare.sql().join('\n')
  expect(sql).toContain("'The People''s News'")
  expect(first.deployed.moderatorToken).toMatch(/^baraza_/)
  expect(sql, 'of the token only a hash is stored').not.toContain(first.deployed.moderatorToken)
  expect(first.said).not.toContain(first.deployed.moderatorToken)
  expect(first.deployed.signInLink).toMatch(/^baraza_link_/)
  expect(sql).toContain('INSERT INTO sign_in_links')
  expect(sql + first.said, 'of the link neither').not.toContain(first.deployed.signInLink)

  const second = await run()
  expect(second.deployed).toEqual({ url: 'https://baraza.the-news.workers.dev' })
  expect(second.firstSite).not.toHaveBeenCalled()

  const third = await run({ signIn: true })
  expect(third.deployed).toEqual({ url: second.deployed.url, signInLink: expect.stringMatching(/^baraza_link_/) })
  expect(third.deployed.signInLink, 'each is a new one').not.toBe(first.deployed.signInLink)
  expect(cloudflare.account.databases).toEqual(['baraza', 'baraza-search'])
  expect(cloudflare.account.secrets, 'another secret would make every stored address unreadable').toEqual(['SECRET'])
})

test('says how to sign in', { timeout: 60_000 }, async () => {
  await startAccount({ signedOut: true })
  await expect(run()).rejects.toThrow('run npx wrangler login')
})

test('says where a new account chooses its address', () => {
  const output = `✘ [ERROR] You can either deploy your worker to one or more routes by specifying them in your wrangler.toml file, or register a workers.dev subdomain here:
https://dash.cloudflare.com/acc/workers/onboarding
`
  expect(explain(output)).toMatch(
    /^Your Cloudflare .*https:\/\/dash\.cloudflare\.com\/acc\/workers\/onboarding, then run/,
  )
  expect(explain('something else')).toBe('something else')
})

test.for([
  [['https://baraza.news.workers.dev'], 'https://baraza.news.workers.dev'],
  [['https://baraza.news.workers.dev', 'comments.news.example (custom domain)'], 'https://comments.news.example'],
  [['comments.news.example/*'], 'https://comments.news.example'],
  [
    ['schedule: 7 * * * *', 'Producer for outbox', 'https://baraza.news.workers.dev'],
    'https://baraza.news.workers.dev',
  ],
] as const)('reads the address in %j', ([targets, url]) => {
  expect(readUrl(`{"type":"wrangler-session"}\n${JSON.stringify({ type: 'deploy', targets })}\n`)).toBe(url)
})
