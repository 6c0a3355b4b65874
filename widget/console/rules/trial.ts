import type { DryRun } from '../../../shared/dry-run.ts'
import { MAX_DRY_RUN } from '../../../shared/limits.ts'
import { ask } from '../api.ts'
import type { Settings, Words } from './draft.ts'

/** How many of the last comments to look at. */
export const TOTALS = [200, 2_000] as const

/** What the rules would have made of the last comments: asked in as many requests as it takes, and told as they come. */
export class Trial {
  state: 'running' | 'done' | 'cancelled' | 'failed' = 'running'
  error: unknown
  examined = 0
  readonly counts = { approved: 0, pending: 0, spam: 0 }
  readonly changed: DryRun['changed'] = []
  readonly total: number
  readonly proposal: { settings?: Settings; words?: Words }

  readonly #abort = new AbortController()
  readonly #tell: () => void

  /** `tell` is called whenever there is something else to draw. */
  constructor(base: string, proposal: Trial['proposal'], total: number, tell: () => void) {
    this.total = total
    this.proposal = proposal
    this.#tell = tell
    void this.#run(base)
  }

  get regularCount() {
    return this.changed.filter(({ isRegular }) => isRegular).length
  }

  cancel() {
    if (this.state !== 'running') return
    this.state = 'cancelled'
    this.#abort.abort()
    this.#tell()
  }

  async #run(base: string) {
    let cursor: string | null = null
    try {
      do {
        const limit = Math.min(MAX_DRY_RUN, this.total - this.examined)
        const body = { ...this.proposal, ...(cursor && { cursor }), limit }
        const { signal } = this.#abort
        const run: DryRun = await ask<DryRun>(`${base}/dry-runs`, { method: 'POST', body, signal })
        if (this.state !== 'running') return
        this.examined += run.examined
        for (const status of ['approved', 'pending', 'spam'] as const) this.counts[status] += run.counts[status]
        this.changed.push(...run.changed)
        cursor = run.nextCursor
        if (cursor === null || this.examined >= this.total) this.state = 'done'
        this.#tell()
      } while (this.state === 'running')
    } catch (error) {
      if (this.state !== 'running') return
      this.error = error
      this.state = 'failed'
      this.#tell()
    }
  }
}
