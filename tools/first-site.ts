import { NewSite } from '../shared/site.ts'
import { Failure } from './failure.ts'

/** As typed, or given as flags. */
export type Answers = {
  site?: string | undefined
  name?: string | undefined
  origin?: string | undefined
  owner?: string | undefined
}

export type FirstSite = { id: string; name: string; origins: string[]; owner: string }

/** What an owner types, made into what is stored; a `Failure` says which answer cannot be used and how to give it. */
export function readSite({ site, name, origin, owner }: Answers): FirstSite {
  if (!site || !name || !origin) {
    throw new Failure(
      "The first deployment needs to know the site: npm run deploy -- --site=news --name='The News' --origin=https://news.example",
    )
  }
  const origins = origin
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(toOrigin)
  const parsed = NewSite.safeParse({ id: site, name, origins })
  if (parsed.success) return { id: site, name: parsed.data.name, origins, owner: owner || name }
  const wrong = parsed.error.issues[0]?.path[0]
  throw new Failure(
    wrong === 'id'
      ? `"${site}" cannot be an id: use small letters, digits and hyphens, such as --site=the-news.`
      : `"${name}" cannot be the name: use one line of at most 100 characters.`,
  )
}

/** An id made of a name: plain letters, digits and hyphens. */
export const suggestId = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’\p{M}]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-|-$/g, '')

/** People paste the address of a page, or leave out the https://. */
function toOrigin(address: string): string {
  const text = address.includes('://') ? address : `https://${address}`
  const url = URL.canParse(text) ? new URL(text) : null
  const isWebsite =
    url &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    (url.hostname.includes('.') || url.hostname === 'localhost')
  if (isWebsite) return url.origin
  throw new Failure(`"${address}" is no address of a website: give one such as --origin=https://news.example.`)
}
