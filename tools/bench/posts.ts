import { makeComment, makeWords } from './material.ts'
import { median } from './median.ts'
import { onStage, type Stage } from './stage.ts'

/**
 * Comments a second with every rule that asks nobody else, beside the same with none: `node tools/bench/posts.ts`. Both are
 * measured in turns, in one run, on workerd and D1 as `npm start` has them. No word matches, which is the longest way.
 */
const ROUNDS = 5
const POSTS = 100
const AT_ONCE = 4
const ENTRIES = 62_000

const RULES_OFF = {
  ...{ moderation: 'none', maxLinks: null, holdContactBait: false, minSeconds: 0, floodSeconds: 0 },
  ...{ hourlyPerIp: null, hourlyPerEmail: null, perMinute: null, surge: false },
}
const RULES_ON = {
  ...{ moderation: 'first', maxLinks: 2, holdContactBait: true, minSeconds: 3, floodSeconds: 1 },
  ...{ hourlyPerIp: 1_000, hourlyPerEmail: 1_000, perMinute: 1_000, surge: true },
}

await onStage({ ports: 0, fill: async () => {} }, bench)

async function bench({ url, moderatorToken }: Stage) {
  const send = async (method: string, path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Origin: url, ...headers },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    await response.arrayBuffer()
  }
  const admin = { Authorization: `Bearer ${moderatorToken}` }
  for (const [id, settings] of [
    ['off', RULES_OFF],
    ['on', RULES_ON],
  ] as const)
    await send('POST', '/admin/sites', { id, name: id, origins: [url], settings }, admin)
  for (const kind of ['hold', 'block'])
    await send('PUT', `/admin/sites/on/words/${kind}`, { words: makeWords(ENTRIES) }, admin)

  let number = 0
  const post = (site: string) => {
    const n = number++
    const body = makeComment(200, n)
    return send('POST', `/sites/${site}/comments`, {
      ...{ pageKey: `/bench/${n % 50}`, name: `Reader ${n}`, email: `reader${n}@example.org`, body },
    })
  }
  const round = async (site: string) => {
    const begin = performance.now()
    for (let done = 0; done < POSTS; done += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, () => post(site)))
    return POSTS / ((performance.now() - begin) / 1000)
  }
  for (const site of ['off', 'on']) await round(site)
  const rates: Record<string, number[]> = { off: [], on: [] }
  for (let n = 0; n < ROUNDS; n++)
    for (const site of n % 2 ? ['on', 'off'] : ['off', 'on']) rates[site]!.push(await round(site))
  const [off, on] = [median(rates.off!), median(rates.on!)]
  console.table({
    'posts a second, no rules': Math.round(off),
    [`posts a second, all rules, 2 × ${ENTRIES} words`]: Math.round(on),
    'time of a post, all rules to none': (off / on).toFixed(2),
  })
}
