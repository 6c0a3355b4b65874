import { almondTree } from './almond-tree.ts'
import { goatOfJettyLane } from './goat-of-jetty-lane.ts'
import { libraryBoat } from './library-boat/index.ts'
import { marketCats } from './market-cats.ts'
import { palmByShadow } from './palm-by-shadow.ts'
import type { SeedComment } from './seed.ts'
import { sewnBoat } from './sewn-boat.ts'

export type { SeedComment } from './seed.ts'

/** What a seeding tool puts under each article, by its slug. An article that is not here has no comments. */
export const conversations: Record<string, SeedComment[]> = {
  'library-boat': libraryBoat,
  'goat-of-jetty-lane': goatOfJettyLane,
  'sewn-boat': sewnBoat,
  'market-cats': marketCats,
  'palm-by-shadow': palmByShadow,
  'almond-tree': almondTree,
}
