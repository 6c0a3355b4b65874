import { people } from './people.ts'
import { say, type SeedComment } from './seed.ts'

export const goatOfJettyLane: SeedComment[] = [
  say(
    people.jando,
    2390,
    'Number four here. It was never *lost*. It was with somebody and we did not know whom. That is different.',
    {
      votes: 38,
      replies: [
        say(people.hamza, 2351, 'It was under Karimu, to be exact.', { votes: 61 }),
        say(people.jando, 2344, 'And how is Karimu?', {
          votes: 29,
          replies: [say(people.hamza, 2338, 'Standing.', { votes: 84 })],
        }),
      ],
    },
  ),
  say(
    people.stella,
    2275,
    'Number six. I would like it printed in the same size of letters that the coconut on our step was *desiccated*, from a packet, and I have never been so embarrassed in my life.',
    {
      votes: 73,
      replies: [say(people.tobias, 2240, 'Printed. The paper regrets the suggestion of freshness.', { votes: 66 })],
    },
  ),
  say(people.leo, 1910, 'For those of us without a lane: does a box grater do?', {
    votes: 6,
    replies: [
      say(
        people.dorcas,
        1873,
        'It does, in the sense that a bucket does for a bath. If you must:\n\n- cut the half into quarters and peel the brown\n- the *fine* side, and slowly\n- hot water, not boiling, and squeeze twice\n\nand do not tell anybody here.',
        { votes: 27 },
      ),
    ],
  }),
  say(people.chiku, 1204, 'Mla nazi hukwea mnazi, na anayekuna hukaa chini. Karibuni wote.', { votes: 15 }),
  say(people.sam, 655, 'Did the officer get to close the file?', {
    votes: 12,
    replies: [say(people.jando, 610, 'He has come three evenings now. It is a long file.', { votes: 58 })],
  }),
]
