import { articles, type Article } from './articles/index.ts'

export type AuthorKey = 'nuru' | 'tobias' | 'halima'

export interface Author {
  name: string
  /** A drawing in `pictures/`. */
  portrait: string
  bio: string
}

export const authors: Record<AuthorKey, Author> = {
  nuru: {
    name: 'Nuru Bashange',
    portrait: 'portrait-nuru',
    bio: 'Writes about the harbour and what floats in it. Learned to read on the deck of a mango boat, from the labels.',
  },
  tobias: {
    name: 'Tobias Kireru',
    portrait: 'portrait-tobias',
    bio: 'Covers the town within sound of the noon gun, which is as far as he cares to walk. Feeds one cat, and denies it.',
  },
  halima: {
    name: 'Halima Sefu',
    portrait: 'portrait-halima',
    bio: 'Taught chemistry for eleven years and still prefers a story that can be repeated. Writes about schools and the sky.',
  },
}

export const articlesBy = (author: AuthorKey): Article[] => articles.filter((article) => article.author === author)
