import type { NewReport, Reported } from '../../shared/report.ts'
import { fileReport } from '../db/reports.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { tokenOf, usedUp, type Reader } from './reader.ts'

interface Request {
  commentId: string
  report: NewReport
  reader: Reader
  now: number
}

/** A repeated report is answered with the first one, whatever the comment has become since. */
export async function report({ DB, SECRET }: Bindings, site: SiteRecord, request: Request) {
  const { reader, now } = request
  const toHide = site.settings.reportsToHide
  const filed = await fileReport(DB, { ...request, siteId: site.id, toHide })
  if (!filed.report && !filed.reportable) throw new ProblemError('comment-not-found')
  if (!filed.report) throw usedUp(reader, filed.first, now)
  const { commentId, reason, note, createdAt } = filed.report
  const reported: Reported = { commentId, reason, note, createdAt, ...(await tokenOf(SECRET, site.id, reader)) }
  return { reported, isNew: filed.isNew, pageId: filed.pageId! }
}
