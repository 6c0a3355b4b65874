import { fieldsOf, type AkismetComment, type AkismetFields } from './akismet-comment.ts'
import { ask, type Asking } from './ask.ts'

const ENDPOINT = 'https://rest.akismet.com/1.1'

export interface AkismetSite extends Asking {
  readonly apiKey: string
  /** The front page of the site, as registered with the key. */
  readonly blog: string
  /** Of its comments, comma-separated: `en, sw`. */
  readonly language?: string | undefined
  /** Nothing is learnt from what a test sends. */
  readonly isTest?: boolean | undefined
  readonly endpoint?: string | undefined
}

export interface AkismetAnswer<Verdict> {
  readonly verdict: Verdict
  /** What Akismet says is wrong with the question or the account, in English, for the owner. */
  readonly help: string | null
}

/** `blatant-spam` is what Akismet would throw away unseen. `unreachable`: no verdict, `help` may say why. */
export type AkismetVerdict = 'spam' | 'blatant-spam' | 'ham' | 'unreachable'

/** Asks about a new or edited comment (akismet.com, "Comment check"). Never throws. */
export async function checkAkismet(site: AkismetSite, comment: AkismetComment): Promise<AkismetAnswer<AkismetVerdict>> {
  const said = await tell(site, 'comment-check', fieldsOf(comment))
  if (said?.text === 'false') return { verdict: 'ham', help: said.help }
  if (said?.text !== 'true') return { verdict: 'unreachable', help: said?.help ?? null }
  return { verdict: said.proTip === 'discard' ? 'blatant-spam' : 'spam', help: said.help }
}

/**
 * Tells Akismet that a moderator has decided otherwise than it ("Submit spam", "Submit ham"). Send the same values as were
 * asked about: that is how Akismet finds its mistake. Never throws.
 */
export async function tellAkismet(
  site: AkismetSite,
  comment: AkismetComment,
  decided: 'spam' | 'ham',
): Promise<AkismetAnswer<'taken' | 'unreachable'>> {
  const said = await tell(site, `submit-${decided}`, fieldsOf(comment))
  const taken = said?.text.startsWith('Thanks for making the web a better place') ?? false
  return { verdict: taken ? 'taken' : 'unreachable', help: said?.help ?? null }
}

/** For the moment when an owner enters a key ("Key verification"). Never throws. */
export async function verifyAkismetKey(site: AkismetSite): Promise<AkismetAnswer<'valid' | 'invalid' | 'unreachable'>> {
  const said = await tell(site, 'verify-key', {})
  const known = said?.text === 'valid' || said?.text === 'invalid'
  return { verdict: known ? (said.text as 'valid' | 'invalid') : 'unreachable', help: said?.help ?? null }
}

async function tell(site: AkismetSite, call: string, fields: AkismetFields) {
  const body = new URLSearchParams({ api_key: site.apiKey, blog: site.blog, blog_charset: 'UTF-8' })
  const all: AkismetFields = { blog_lang: site.language, is_test: site.isTest ? 'true' : undefined, ...fields }
  for (const [name, value] of Object.entries(all)) if (value) body.set(name, value)
  const answer = await ask(site, `${site.endpoint ?? ENDPOINT}/${call}`, {
    headers: { 'User-Agent': 'Baraza' },
    body,
  })
  if (answer?.status !== 200) return null
  const { headers } = answer
  const help = headers.get('X-akismet-debug-help') ?? headers.get('X-akismet-alert-msg')
  return {
    text: answer.text.trim(),
    help: help?.slice(0, 300) ?? null,
    proTip: headers.get('X-akismet-pro-tip'),
  }
}
