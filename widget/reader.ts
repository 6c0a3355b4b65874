import { recall, remember } from './storage.ts'

/** With what this browser votes, reacts and reports. Who has written before is that author, unless there was an act before that. */
export const readerOf = (site: string) => recall(site, 'reader') ?? recall(site, 'token')

/** The token of the first act goes on: one reader, not two. */
export const keepReader = (site: string, token: string | undefined) => remember(site, 'reader', token)
