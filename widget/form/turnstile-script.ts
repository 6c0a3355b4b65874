/** What Cloudflare calls its functions: between quotation marks, so that our build leaves their names alone. */
export interface Turnstile {
  render(place: HTMLElement, options: object): string
  reset(id: string): void
  remove(id: string): void
}

interface Policy {
  createScriptURL(url: string): string
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy
}

const ADDRESS = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit'

const page = globalThis as { turnstile?: Turnstile; trustedTypes?: TrustedTypes }

let policy: Policy | undefined
let loading: Promise<Turnstile> | undefined

/** Once for a page, and not at all where the page has it. Rejects where the page's policy forbids it, or it does not arrive. */
export const loadTurnstile = (): Promise<Turnstile> =>
  (loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  }))

async function load() {
  if (!page['turnstile']) {
    const script = document.createElement('script')
    script.src = trustedAddress()
    document.head.append(script)
    await new Promise((resolve, reject) => {
      script.onload = resolve
      script.onerror = reject
    })
  }
  return page['turnstile']!
}

/** A policy of our own, which makes this address and nothing else. A page that lists its policies has to list `baraza-turnstile`. */
function trustedAddress() {
  policy ??= page['trustedTypes']?.['createPolicy']('baraza-turnstile', { createScriptURL: () => ADDRESS })
  return policy?.['createScriptURL'](ADDRESS) ?? ADDRESS
}
