import type { DryRun } from '../../shared/dry-run.ts'
import type { RichText } from '../../shared/rich-text.ts'
import type { SiteSettings } from '../../shared/site.ts'
import type { Sample } from '../db/samples.ts'
import { NO_ARRIVAL, type Context } from './check.ts'
import { moderate, type Verdict } from './index.ts'
import type { WordList } from './words/open.ts'

/** All that a moderator can change of the rules. */
export interface Rules {
  settings: SiteSettings
  holdList: WordList | null
  blockList: WordList | null
}

/** What the proposed rules would have made of comments, and where that is not what the present ones make of them. */
export function dryRun(samples: readonly Sample[], present: Rules, proposed: Rules, now: number) {
  const counts = { approved: 0, pending: 0, spam: 0 }
  const changed: DryRun['changed'] = []
  for (const sample of samples) {
    const [before, after] = [present, proposed].map((rules) => moderate(contextOf(sample, rules, now))) as [
      Verdict,
      Verdict,
    ]
    counts[statusOf(after)]++
    if (before.status === after.status) continue
    changed.push({
      commentId: sample.id,
      authorName: sample.authorName,
      isRegular: sample.others > 0,
      from: statusOf(before),
      to: statusOf(after),
      check: after.check,
      facts: after.facts,
    })
  }
  return { examined: samples.length, counts, changed }
}

/** No rule rejects. */
const statusOf = ({ status }: Verdict) => (status === 'rejected' ? 'spam' : status)

const contextOf = (sample: Sample, rules: Rules, now: number): Context => ({
  ...rules,
  words: {
    name: sample.authorName,
    email: '',
    website: sample.authorWebsite,
    body: sample.body,
    content: JSON.parse(sample.content) as RichText,
  },
  author: {
    approvedCount: sample.others,
    role: sample.role,
    isVerified: sample.verifiedAt !== null,
    timeoutUntil: null,
  },
  arrival: NO_ARRIVAL,
  now,
})
