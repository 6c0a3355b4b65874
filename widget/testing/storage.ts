import { ownName, recall, remember, rememberOwn, type Draft, type OwnComment, type SavedAuthor } from '../storage.ts'

const draftName = (pageKey: string, slot: string | null) => `draft ${pageKey} ${slot ?? ''}` as const

/** What this browser remembers of one site, as tests speak of it. */
export const storageOf = (site: string) => ({
  get author() {
    return recall(site, 'author')
  },
  set author(author: SavedAuthor | undefined) {
    remember(site, 'author', author)
  },
  get typedAuthor() {
    return recall(site, 'typed')
  },
  get authorToken() {
    return recall(site, 'token')
  },
  set authorToken(token: string | undefined) {
    remember(site, 'token', token)
  },
  draft: (pageKey: string, slot: string | null) => recall(site, draftName(pageKey, slot)),
  saveDraft: (pageKey: string, slot: string | null, draft: Draft | undefined) =>
    remember(site, draftName(pageKey, slot), draft),
  ownComments: (pageKey: string) => recall(site, ownName(pageKey)) ?? [],
  saveOwnComments: (pageKey: string, own: OwnComment[]) => {
    for (const each of own) rememberOwn(site, pageKey, each.comment.id, each)
  },
})

export const storage = storageOf('demo')
