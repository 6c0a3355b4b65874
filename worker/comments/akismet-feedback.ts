import type { DecisionResults } from '../../shared/admin.ts'
import { tellAkismet } from '../challenges/akismet.ts'
import { decryptEmail } from '../crypto/email.ts'
import { decryptSecret } from '../crypto/site-secret.ts'
import { secretsStatement } from '../db/site-secrets.ts'
import type { SiteRecord } from '../db/sites.ts'
import { listTold } from '../db/told.ts'
import type { Bindings } from '../env.ts'
import { outwards, PATIENCE } from './challenges.ts'

/** A request may ask fifty times at most, for all that it does; a bulk of spam teaches Akismet enough with its first ones. */
const MOST = 7

type Lesson = 'spam' | 'ham'

/** What a moderator's decisions teach: that something was spam after all, or was none. */
function lessonsOf({ results }: DecisionResults): Map<string, Lesson> {
  const lessons = new Map<string, Lesson>()
  for (const result of results) {
    if (result.outcome !== 'decided') continue
    const { from, to } = result.decision
    if (to === 'spam') lessons.set(result.commentId, 'spam')
    else if (from === 'spam' && to === 'approved') lessons.set(result.commentId, 'ham')
  }
  return lessons
}

/**
 * Tells Akismet where moderators have decided otherwise than it, after the answer. Of what another rule had taken for spam
 * it was never asked, and is not told.
 */
export async function teachAkismet(env: Bindings, site: SiteRecord, decided: DecisionResults): Promise<void> {
  const lessons = lessonsOf(decided)
  if (!site.settings.akismet || lessons.size === 0 || !site.origins[0]) return
  const { results } = await secretsStatement(env.DB, site.id).all<{ name: string; value: string }>()
  const sealed = results.find(({ name }) => name === 'akismet-key')?.value
  const apiKey = sealed && (await decryptSecret(env.SECRET, site.id, 'akismet-key', sealed).catch(() => null))
  if (!apiKey) return
  const asking = { apiKey, blog: site.origins[0], fetch: outwards, timeoutMs: PATIENCE }
  const told = await listTold(env.DB, site.id, [...lessons.keys()].slice(0, MOST))
  await Promise.all(
    told.map(async (comment) => {
      const lesson = lessons.get(comment.id)!
      if (lesson === 'ham' && comment.checkName !== 'akismet') return
      await tellAkismet(
        asking,
        {
          type: comment.parentId === null ? 'comment' : 'reply',
          author: comment.authorName,
          email: await decryptEmail(env.SECRET, site.id, comment.emailEncrypted).catch(() => undefined),
          website: comment.authorWebsite ?? undefined,
          content: comment.body,
          permalink: comment.pageUrl ?? undefined,
          createdAt: comment.createdAt,
        },
        lesson,
      )
    }),
  )
}
