/** Where the Worker has one comment on a page of its own, for sharing: it shows the words elsewhere, and leads to the article. */
export const shareUrl = (server: string, id: string) => `${server.replace(/\/+$/, '')}/c/${encodeURIComponent(id)}`
