import { almondTree } from './almond-tree.ts'
import type { Article } from './article.ts'
import { goatOfJettyLane } from './goat-of-jetty-lane.ts'
import { libraryBoat } from './library-boat.ts'
import { marketCats } from './market-cats.ts'
import { palmByShadow } from './palm-by-shadow.ts'
import { rainNotebooks } from './rain-notebooks.ts'
import { sewnBoat } from './sewn-boat.ts'

export type { Article, Block } from './article.ts'

/** In the order of the front page: the first leads it. */
export const articles: readonly Article[] = [
  libraryBoat,
  rainNotebooks,
  goatOfJettyLane,
  sewnBoat,
  marketCats,
  palmByShadow,
  almondTree,
]
