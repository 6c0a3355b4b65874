/** The whole sheet of the page, which stands in it: its policy allows this text and no other. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1a1d1f, #e4e6e5); --quiet: light-dark(#575d62, #a4abaf); --accent: light-dark(#0b5c50, #6cc7b5) }
* { box-sizing: border-box }
body { margin: 0; background: light-dark(#fff, #141719); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-inline-size: 42rem; margin-inline: auto; padding: clamp(28px, 10vh, 96px) 20px 40px }
.about { margin: 0; font-size: 14px; color: var(--quiet) }
h1 { margin: 2px 0 24px; font-size: clamp(21px, 4.5vw, 28px); line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; overflow-wrap: anywhere }
figure { margin: 0; padding-block: 16px 18px; border-block: 1px solid light-dark(#10202824, #e6f5ff26) }
figcaption { font-weight: 600; overflow-wrap: anywhere }
time { margin-inline-start: 8px; font-size: 13px; font-weight: 400; color: var(--quiet); white-space: nowrap }
blockquote { margin: 6px 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
a { display: inline-block; margin-block-start: 8px; padding-block: 10px; font-weight: 600; color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px }
a:focus-visible { outline: 2px solid; outline-offset: 2px; border-radius: 4px }
`

/** Names the sheet to the policy. */
export async function styleSource(): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE)))
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`
}
