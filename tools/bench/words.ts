import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contactBait } from '../../worker/moderation/contact-bait.ts'
import { compileWords } from '../../worker/moderation/words/compile.ts'
import { findWords } from '../../worker/moderation/words/find.ts'
import { openWords } from '../../worker/moderation/words/open.ts'
import { makeComment, makeWords } from './material.ts'
import { quantile } from './median.ts'
import { repeat, time, timesOf } from './times.ts'

/**
 * What word lists and the check for contact bait cost: `node tools/bench/words.ts`. Milliseconds. Cold is the first call in a new
 * process, whose code is not compiled yet; no comment here has a match, which is the longest way.
 */
const SIZES = [100, 10_000, 62_000]
const LENGTHS = [200, 5_000]
const RUNS = 15
const COMMENTS = 300

const show = (ms: number) => ms.toFixed(ms < 10 ? 2 : 0)

const [task, length = '0', file = ''] = process.argv.slice(2)
if (task) {
  const body = makeComment(Number(length), 1)
  const compiled = task === 'words' ? readFileSync(file, 'utf8') : ''
  console.log(time(task === 'words' ? () => findWords(openWords(compiled), { body }) : () => contactBait({ body })))
} else {
  bench()
}

function bench(): void {
  const directory = mkdtempSync(join(tmpdir(), 'baraza-bench-'))
  const list = join(directory, 'list')
  const rows: Record<string, Record<string, string>> = {}
  for (const size of SIZES) {
    const lines = makeWords(size)
    const compiled = compileWords(lines)
    writeFileSync(list, compiled)
    rows[`${size} entries`] = {
      compile: show(repeat(RUNS, () => time(() => compileWords(lines)))),
      KB: show(new TextEncoder().encode(compiled).length / 1000),
      'KB of lines': show(lines.length / 1000),
      ...columns('words', list, (body) => findWords(openWords(compiled), { body })),
    }
  }
  rows['contact bait'] = columns('bait', list, (body) => contactBait({ body }))
  rmSync(directory, { recursive: true })
  console.table(rows)
}

function columns(task: string, list: string, work: (body: string) => unknown): Record<string, string> {
  const found: Record<string, string> = {}
  for (const length of LENGTHS) {
    const cold = () =>
      Number(execFileSync(process.execPath, [import.meta.filename, task, String(length), list], { encoding: 'utf8' }))
    found[`${length}: cold`] = show(repeat(RUNS, cold))
    const times = timesOf(work, length, COMMENTS, RUNS)
    found[`${length}: median`] = show(quantile(times, 0.5))
    found[`${length}: p99`] = show(quantile(times, 0.99))
  }
  return found
}
