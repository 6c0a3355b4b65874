import type { ReactionKind } from '../../../shared/reaction.ts'
import type { Locale } from '../../controllers/locale-controller.ts'
import type { Network } from '../networks.ts'
import type { ThemeChoice } from '../theme-choice.ts'

/** What the parts beside the comments say. Figures come written in the reader's digits; the number chooses the plural. */
export interface PartMessages {
  locale: Locale
  /** Of a page's comments: `87 comments`. */
  comments: (count: number, figure: string) => string
  alsoRead: string
  /** What else an author has written. */
  alsoBy: (name: string) => string
  dontMiss: string
  latest: string
  /** Around the title of the page that a comment stands on. */
  on: readonly [before: string, after: string]
  justNow: string
  /** Of an article; each stands below a count. */
  reactions: Record<ReactionKind, string>
  /** What reactions answer, for who does not see them. */
  reactionsAbout: string
  /** The same in words, for who does not see where the count stands: `Moving, 61 readers`. */
  reaction: (name: string, count: number, figure: string) => string
  /** What became of a reaction that could not be stored, and what to do. */
  reactionLost: Record<'offline' | 'too-many-requests' | 'other', string>
  tryAgain: string
  close: string
  theme: Record<ThemeChoice, string> & {
    /** What is chosen between. */
    legend: string
  }
  share: Record<Network | 'copy', string> & {
    /** Before the ways to share. */
    label: string
    /** Opens the system's own ways, or shows those that the row has no room for. */
    more: string
    copied: string
    /** Names the field whose text is to be copied by hand. */
    copyThis: string
  }
}
