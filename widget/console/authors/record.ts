import type { AdminComment } from '../../../shared/admin.ts'
import type { Setting } from '../view-element.ts'

type History = AdminComment['author']['history']

/** "7 approved, 1 rejected", or that nothing was decided yet. */
export function sayRecord({ messages: { queue }, formats }: Setting, history: History): string {
  const { approvedCount, rejectedCount, spamCount } = history
  const counts = [
    approvedCount > 0 && queue.approvedCount(approvedCount, formats.figure(approvedCount)),
    rejectedCount > 0 && queue.rejectedCount(rejectedCount, formats.figure(rejectedCount)),
    spamCount > 0 && queue.spamCount(spamCount, formats.figure(spamCount)),
  ].filter((count) => count !== false)
  return counts.length > 0 ? counts.join(', ') : queue.firstComment
}

export const isPaused = ({ timeoutUntil }: History) => timeoutUntil !== null && Date.parse(timeoutUntil) > Date.now()
