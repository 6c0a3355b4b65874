import { vi } from 'vitest'

/** A machine that is busy is no failure: what is waited for is a condition, and a second is Vitest's own idea of too long. */
const PATIENCE = 20_000

const { waitFor } = vi

vi.waitFor = (condition, options) =>
  waitFor(condition, { timeout: PATIENCE, ...(typeof options === 'number' ? { timeout: options } : options) })

/** A browser without a screen may stop drawing while nothing asks for it, and is then never idle, nor is anything stable. */
const { requestAnimationFrame } = globalThis
const draw = () => requestAnimationFrame(draw)
draw()
