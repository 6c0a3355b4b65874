import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The programs that the packages bring, as the JavaScript that they are: no shell, no `.cmd`, always this very Node. */
const PROGRAMS = {
  oxlint: 'oxlint/bin/oxlint',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  wrangler: 'wrangler/bin/wrangler.js',
} as const

export type Program = keyof typeof PROGRAMS

export type Result = { status: number; stdout: string; output: string }

export function start(program: Program, args: string[], options: SpawnOptions = {}): ChildProcess {
  const script = fileURLToPath(new URL(`../node_modules/${PROGRAMS[program]}`, import.meta.url))
  return spawn(process.execPath, [script, ...args], options)
}

/** Runs a program to its end and keeps what it says, unless it is told to say it aloud. */
export const run = (program: Program, args: string[], options: SpawnOptions = {}): Promise<Result> =>
  finish(start(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options }))

export const finish = (child: ChildProcess): Promise<Result> =>
  new Promise((resolve, reject) => {
    let stdout = ''
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.once('error', reject)
    child.once('close', (status) => resolve({ status: status ?? 1, stdout, output }))
  })
