/** Room held under the article from the loader on: a screenful. */
export const RESERVED = '100svh'

/** How far below the window the comments may be when they start to load: a few flicks of a thumb. */
export const MARGIN = '1200px'
