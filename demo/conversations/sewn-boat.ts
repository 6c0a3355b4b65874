import { people } from './people.ts'
import { say, type SeedComment } from './seed.ts'

export const sewnBoat: SeedComment[] = [
  say(people.pendo, 5240, 'She made my dress. I remember the thumb. You stand very straight.', { votes: 62 }),
  say(
    people.kopa,
    5110,
    'We launched them at dusk in my day so that nobody would see the drinking. A boat is like a bride’s uncle. Give it two days.',
    {
      votes: 71,
      replies: [
        say(people.nuru, 5075, 'Mzee, I had that line and a half from Mr Kheri, and lost it to the length.', {
          votes: 9,
        }),
      ],
    },
  ),
  say(people.jonas, 4720, 'How long does the cord last? Coir in salt water cannot be forever.', {
    votes: 11,
    replies: [
      say(
        people.kassim,
        4655,
        'It is not meant to be. You resew the wet half every second year and the dry half when you are old. That is why everybody used to know how.',
        { votes: 55 },
      ),
      say(people.jonas, 4630, 'So the maintenance *was* the school. Thank you.', { votes: 34 }),
    ],
  }),
  say(
    people.marguerite,
    3880,
    '> It smells like the end of an argument.\n\nI have been married for forty years and have boiled shark oil once. This is correct.',
    {
      votes: 47,
    },
  ),
  say(people.neemaL, 2950, 'Whose stitch was it, left over right? The whole hill wants to know.', {
    votes: 25,
    replies: [
      say(people.faki, 2890, 'The younger one’s. He has been told. He has been told by everybody.', { votes: 40 }),
    ],
  }),
  say(
    people.helle,
    1480,
    'In our yard it was roots of spruce, not coconut. The same stitch, near enough, eight thousand kilometres away. Somebody had the right thumbs twice.',
    {
      votes: 31,
    },
  ),
]
