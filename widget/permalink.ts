const ANCHOR = '#comment-'

export const linkedId = () => (location.hash.startsWith(ANCHOR) ? location.hash.slice(ANCHOR.length) : undefined)

/** The whole address: a bare fragment would lead elsewhere on pages with `<base href>`. */
export const permalink = (id: string) => location.href.replace(/#.*|$/, ANCHOR + id)
