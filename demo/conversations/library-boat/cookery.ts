import { people } from '../people.ts'
import { say, type SeedComment } from '../seed.ts'

/** The longest overdue book answers for itself: one thread with many replies. */
export const cookery: SeedComment[] = [
  say(
    people.tole,
    1047,
    'We are the family with the cookery book. We are on recipe 140. It says to leave the dough overnight and *then* to think about it, and we have been thinking. I would ask people not to shout “renew” on our behalf when they pass, we have our own voices.',
    {
      votes: 131,
      replies: [
        say(
          people.rehema,
          1001,
          'Take your time, Mwanamkasi. But the page with the pickled lime, has it come loose, or was it you?',
          {
            votes: 77,
          },
        ),
        say(people.tole, 996, 'It is on our wall. It will be returned with the wall.', { votes: 103 }),
        say(
          people.gideon,
          953,
          'Twelve years, 140 recipes: nearly twelve a year. At this rate she is back on the shelf in 2031.',
          { votes: 18 },
        ),
        say(people.chiku, 947, 'I married into the house next door *because* of recipe 88. No regrets. Some weight.', {
          votes: 86,
          replies: [say(people.dorcas, 902, 'What is 88??', { votes: 21 })],
        }),
        say(
          people.ben,
          871,
          'The fine is capped at six coconuts, so everything after the third month has been free. This family understands finance.',
          {
            votes: 35,
          },
        ),
        say(people.imani, 838, 'Has anybody checked whether six coconuts appear in recipe 141?', { votes: 48 }),
        say(people.tole, 815, 'They do. We have set aside eight.', { votes: 59 }),
        say(people.jonas, 640, 'Somewhere a publisher should be told that one copy is still in use after 300 tides.', {
          votes: 14,
        }),
        say(
          people.stella,
          402,
          'I borrowed the sequel (cakes). Nobody is getting it before the new moon, so please stop coming by.',
          {
            votes: 31,
          },
        ),
        say(
          people.third,
          144,
          'Recipe 88 is at www.example.org/88 if it is allowed to say so, my aunt copied it out.',
          {
            status: 'pending',
          },
        ),
      ],
    },
  ),
  say(people.hamza, 1013, 'My longest overdue is a customer. He left with the cloth on, in 2019.', {
    votes: 66,
    replies: [
      say(people.victor, 760, 'I can see the shop from here and I am still not bringing it back.', { votes: 40 }),
    ],
  }),
  say(
    people.aisha,
    611,
    'At home we have a book stamped by a library that burned down, in a town that has since moved, from before my mother was born. Every few years we take it out and feel guilty together. It is the nearest thing we have to a feast day.',
    { votes: 83 },
  ),
]
