import type { SeedComment } from '../seed.ts'
import { cookery } from './cookery.ts'
import { moons } from './moons.ts'
import { oneLiners } from './one-liners.ts'
import { poetry } from './poetry.ts'
import { voices } from './voices.ts'

export const libraryBoat: SeedComment[] = [...poetry, ...cookery, ...moons, ...voices, ...oneLiners]
