import type { ReactiveElement } from '../reactive-element.ts'

/** Calls `handle` on each of the window's events of these types while the host is in a page, and when it comes into one. */
export const listen = (host: ReactiveElement, types: readonly string[], handle: () => void) =>
  host.addController({
    hostConnected() {
      for (const type of types) addEventListener(type, handle)
      handle()
    },
    hostDisconnected() {
      for (const type of types) removeEventListener(type, handle)
    },
  })
