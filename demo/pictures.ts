import { readFileSync } from 'node:fs'
import { escape, raw, type Html } from './html.ts'

const read = (key: string): string => readFileSync(new URL(`./pictures/${key}.svg`, import.meta.url), 'utf8').trim()

/** A drawing inside the page, so that its colours follow the page into the dark. Without words it is decoration. */
export const picture = (key: string, className: string, alt?: string): Html => {
  const role = alt ? `role="img" aria-label="${escape(alt)}"` : 'aria-hidden="true"'
  const root = `<svg class="${escape(className)}" preserveAspectRatio="xMidYMid slice" ${role} `
  return raw(read(key).replace('<svg xmlns="http://www.w3.org/2000/svg" ', root))
}

/** The same drawing as a file for other sites to show: in its light colours, which any renderer understands. */
export const shareablePicture = (key: string): string => read(key).replace(/light-dark\(([^,]+),[^)]+\)/g, '$1')
