import type { Person } from './people.ts'

export interface SeedComment {
  name: string
  email: string
  website?: string
  minutesAgo: number
  votes?: number
  /** Markdown, as the reader typed it. */
  body: string
  /** Approved unless it says otherwise. */
  status?: 'pending' | 'rejected' | 'spam'
  edited?: boolean
  deleted?: boolean
  replies?: SeedComment[]
}

type More = Omit<SeedComment, 'name' | 'email' | 'website' | 'minutesAgo' | 'body'>

/** One comment on one line or two, so that a thread reads as a conversation. */
export const say = (person: Person, minutesAgo: number, body: string, more: More = {}): SeedComment => ({
  ...person,
  minutesAgo,
  body,
  ...more,
})
