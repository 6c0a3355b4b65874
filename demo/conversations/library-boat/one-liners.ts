import { people } from '../people.ts'
import { say, type SeedComment } from '../seed.ts'

/** Most comments anywhere are one line. */
export const oneLiners: SeedComment[] = [
  say(people.ruth, 1085, 'First article in a year that I have read aloud at breakfast, uninvited.', { votes: 34 }),
  say(people.dorcas, 1039, 'On behalf of the goats: the manual was inaccurate.', { votes: 126 }),
  say(people.victor, 976, 'She did it on purpose.', {
    votes: 81,
    replies: [say(people.rehema, 962, 'The water was very low.', { votes: 99 })],
  }),
  say(people.jonas, 890, 'I lean to the right when I read. Is there a sister ship?', { votes: 43 }),
  say(
    people.shamsa,
    827,
    'As the borrower: it *was* a crocodile. As for my brother, he was facing the other way, as usual.',
    { votes: 90 },
  ),
  say(people.sam, 704, '📚⛵🌕 That is the whole review.', { votes: 17 }),
  say(people.imani, 667, 'Tatu, if you see this: always the last page. Do not let them tell you otherwise.', {
    votes: 54,
  }),
  say(people.pendo, 519, 'What does it cost to give a book? I have two shelves and no boat.', {
    votes: 15,
    replies: [
      say(
        people.rehema,
        498,
        'Nothing. Leave it at the chandler’s with your name in it. No hardbacks over a kilo, please, we are low enough in the water. [The list of what is wanted](https://example.org/msomaji/wanted) is short and mostly second volumes.',
        {
          votes: 20,
        },
      ),
    ],
  }),
  say(people.chiku, 437, '**Renew!** (For my mother. She is at the bank, waving.)', { votes: 50 }),
  say(people.ben, 351, 'I came for the tide times and have been here for an hour.', { votes: 47 }),
  say(
    people.fumo,
    96,
    'Just saw her go past the sea wall with a light in the cabin. Somebody was reading aloud. Something about an injector.',
    {
      votes: 33,
    },
  ),
  say(people.aisha, 41, 'Bag packed. Three books, one coconut, just in case.', { votes: 7 }),
  say(people.kwame, 12, 'Good evening from a town with eleven libraries and no tide. I know which I would choose.', {
    votes: 2,
  }),
  // What waits for a moderator, and what a moderator has dealt with.
  say(people.first, 63, 'I am nine. My brother says you cannot read on a boat because the words move. Is it true?', {
    status: 'pending',
  }),
  say(people.loud, 27, 'SIX COCONUTS IS NOT A FINE IT IS A LUNCH!!! WHO AUDITS THE LUNCH', { status: 'pending' }),
  say(
    people.cross,
    745,
    'Grown people playing at boats. Get a proper job, Rehema, and take that idiot at the tiller with you.',
    {
      status: 'rejected',
    },
  ),
  say(
    people.spammer,
    388,
    'Fast loans no questions, money in your phone in 5 minutes https://cash.example.org/now https://cash.example.org/now2 best rates best rates',
    { status: 'spam' },
  ),
]
