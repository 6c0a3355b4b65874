/** The server lets no other through; a page with an older or a stranger's server still runs no `javascript:` link. */
export const webAddress = (url: string | null | undefined) => (/^(https?|mailto):/i.test(url ?? '') ? url : undefined)
