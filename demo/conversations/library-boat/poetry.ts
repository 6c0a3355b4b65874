import { people } from '../people.ts'
import { say, type SeedComment } from '../seed.ts'

/** Threads that start from how the boat is stowed; the first goes six deep. */
export const poetry: SeedComment[] = [
  say(
    people.nuru,
    1094,
    'I wrote this one. A correction from the librarian already: the atlas is amidships, *under* the cookery, because it is wanted by the same people. I am at the desk until six if there is something I left on the bank.',
    {
      votes: 41,
      replies: [
        say(people.priya, 1071, 'Why does poetry take the spray? Is it the paper or the poets?', {
          votes: 33,
          replies: [
            say(
              people.nuru,
              1060,
              'Paper. She tested it. A slim volume left on the foredeck is dry by noon. The encyclopaedia, volume *Ham to Kiln*, took from the long rains to the mangoes.',
              {
                votes: 27,
                replies: [
                  say(
                    people.faki,
                    1033,
                    'I steer her. Also nobody cries when poetry goes over the side. I said this once, to see what would happen.',
                    {
                      votes: 64,
                      replies: [
                        say(people.rehema, 1009, 'Twice, Faki.', {
                          votes: 118,
                          replies: [
                            say(people.marguerite, 941, 'I would pay all six coconuts to have been on that crossing.', {
                              votes: 52,
                            }),
                          ],
                        }),
                      ],
                    },
                  ),
                ],
              },
            ),
          ],
        }),
        say(people.second, 212, 'Is the catalogue on paper somewhere, or only in Mrs Chando?', { status: 'pending' }),
      ],
    },
  ),
  say(
    people.sofia,
    1022,
    '> stowed not by subject but by weight\n\nI have worked in libraries for thirty years and I am now going to go and stand in the stacks and look at our encyclopaedias with new respect. *Ballast.* Of course.',
    {
      votes: 57,
      replies: [
        say(people.edwin, 987, 'Ours are also ballast. The difference is that yours can leave.', { votes: 39 }),
      ],
    },
  ),
  say(
    people.helle,
    968,
    `We ran a book boat between islands for nine winters. For anybody thinking of it:

1. Rice sacks *under* the crates, never over them. Wet comes from below.
2. Cloves for silverfish, a cat for everything else.
3. Number the crates on all six sides. You will only ever see the seventh.
4. Never let the romance and the poetry share a crate. Both come back damp and nobody will say why.

Our packing notes are still up at https://example.org/bookboat/packing if they are of use.`,
    {
      votes: 72,
      replies: [
        say(
          people.rehema,
          930,
          'Printed and hung in the cabin. Number 3 has cost us two afternoons since June. We had not thought of number 4, and now cannot think of anything else.',
          { votes: 46 },
        ),
        say(
          people.otis,
          884,
          'A library cat on a boat. Ask at the fish market, I hear there is one going with four names.',
          {
            votes: 61,
          },
        ),
      ],
    },
  ),
  say(
    people.leo,
    722,
    'Fourteen crates, six hundred and forty books: 45.7 to a crate. Either some crate holds a very thin book or somebody is reading on duty.',
    {
      votes: 29,
      replies: [
        say(people.faki, 689, 'It is 46 in most. Crate nine is one short since the mud. I will finish it soon.', {
          votes: 44,
        }),
      ],
    },
  ),
]
