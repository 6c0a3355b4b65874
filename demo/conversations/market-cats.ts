import { people } from './people.ts'
import { say, type SeedComment } from './seed.ts'

export const marketCats: SeedComment[] = [
  say(people.saro, 6610, 'The ledger is open to anybody, mornings after eight. The column “disputed” is in pencil.', {
    votes: 33,
  }),
  say(people.imani, 6480, 'Third row. Inspector has a *longer* tail than Fatuma. I have sent photographs.', {
    votes: 44,
    replies: [
      say(
        people.tobias,
        6425,
        'Received. In both she is on the same crate, next to the same cup of tea, and in one of them you can see the ice man looking hurt.',
        {
          votes: 68,
        },
      ),
      say(people.imani, 6400, 'It is a popular crate.', { votes: 57 }),
    ],
  }),
  say(people.victor, 5930, 'Six breakfasts a day under four names. Some of us have worked all our lives for less.', {
    votes: 39,
  }),
  say(people.otis, 4300, 'The library boat needs one, for the silverfish. Would she travel?', {
    votes: 22,
    replies: [say(people.saro, 4210, 'Fatuma might. The Bursar has commitments.', { votes: 76 })],
  }),
  say(people.aisha, 3020, 'The last paragraph. I was laughing and then I was not. Asante.', { votes: 51 }),
]
