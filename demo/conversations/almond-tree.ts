import { people } from './people.ts'
import { say, type SeedComment } from './seed.ts'

export const almondTree: SeedComment[] = [
  say(people.kopa, 30240, 'I learned to ride a bicycle around it, and to stop, against it.', { votes: 88 }),
  say(
    people.ruth,
    30050,
    'One of the nine marriages was ours. The form was for a dog licence. We never did get the dog.',
    {
      votes: 112,
      replies: [say(people.edwin, 29980, 'We could get the dog now, Ruth.', { votes: 143 })],
    },
  ),
  say(
    people.neemaL,
    29300,
    'The left sandal was my grandfather’s. He kept the right one by the door until he died, in case.',
    { votes: 97 },
  ),
  say(people.shamsa, 28200, 'I watered all three seedlings this morning. There was a queue.', { votes: 64 }),
  say(
    people.tobias,
    27600,
    'The board has been cut out whole, with the game on it, and will hang inside, next to the scales. Black to move.',
    {
      votes: 59,
    },
  ),
]
