/** Room held under the article from the loader on: a screenful. */
export const RESERVED = '100svh'
