import { people } from './people.ts'
import { say, type SeedComment } from './seed.ts'

export const palmByShadow: SeedComment[] = [
  say(
    people.joel,
    9480,
    'Group four lost more than a sixth-former. With three telephones I would expect ± 0.1 s, and `h = g·t²/2` makes that almost *two metres*. The coconut was honest, the thumbs were not.',
    {
      votes: 28,
      replies: [
        say(people.tindi, 9410, 'This is Thursday’s lesson, and I am grateful that you have given it on a Tuesday.', {
          votes: 35,
        }),
        say(people.zawadi, 9360, 'One of the phones was mine and my thumb is fine.', { votes: 42 }),
      ],
    },
  ),
  say(people.kwame, 8100, '“A measurement without the second is only a rumour.” That goes above my desk.', {
    votes: 49,
  }),
  say(
    people.rukia,
    6240,
    'Mzee Bofu ni babu yangu. Anasema ni mivuto ishirini na sita, na kwamba nyinyi wote mmekosea.',
    {
      votes: 37,
      replies: [say(people.halima, 6190, 'Mpe salamu. Tumeandika jibu lake ubaoni.', { votes: 20 })],
    },
  ),
]
