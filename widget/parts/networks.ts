export interface Shared {
  url: string
  title: string
  /** Said before the address; the title where an owner has given nothing else. */
  text: string
}

const address = (base: string, parameters: Record<string, string>) =>
  // `+` is a space in forms alone: mail programs and some apps show it.
  base + new URLSearchParams(parameters).toString().replaceAll('+', '%20')

/** Links that anybody can write: nothing of these companies runs on the page, and they hear of a reader who clicks. */
export const NETWORKS = {
  whatsapp: ({ url, text }: Shared) => address('https://wa.me/?', { text: `${text} ${url}` }),
  telegram: ({ url, text }: Shared) => address('https://t.me/share/url?', { url, text }),
  x: ({ url, text }: Shared) => address('https://x.com/intent/post?', { url, text }),
  facebook: ({ url }: Shared) => address('https://www.facebook.com/sharer/sharer.php?', { u: url }),
  email: ({ url, title, text }: Shared) =>
    address('mailto:?', { subject: title, body: text === title ? url : `${text}\n\n${url}` }),
}

export type Network = keyof typeof NETWORKS
