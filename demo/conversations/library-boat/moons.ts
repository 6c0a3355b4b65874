import { people } from '../people.ts'
import { say, type SeedComment } from '../seed.ts'

/** Those who want to know exactly when a book is due. */
export const moons: SeedComment[] = [
  say(
    people.joel,
    1054,
    `For anybody who cannot see the sky from the office, this is the whole stamp:

\`\`\`
# days since a known new moon: 6 January 2000, 18:14 UTC
age  = days_since(2000, 1, 6.76) % 29.530588
due  = "full" if age < 14.77 else "new"
left = (14.77 - age) % 14.77
\`\`\`

It prints \`full\` and \`1.4\` this morning, so look in your bags.`,
    {
      votes: 49,
      replies: [
        say(
          people.kassim,
          1016,
          'The water keeps the moon’s appointment two days late. Go to the landing when `left` is 0 and you will sit in the mud with a very correct book.',
          {
            votes: 92,
            replies: [
              say(people.joel, 990, 'Then `left + 2`, and I take back nothing but the boat.', { votes: 37 }),
              say(people.faki, 934, 'Kassim is right. Also add the wind. There is no letter for the wind.', {
                votes: 55,
              }),
            ],
          },
        ),
        say(people.sam, 655, 'Or, and hear me out, one could look up.', { votes: 88 }),
      ],
    },
  ),
  say(
    people.kwame,
    897,
    'So a loan is fifteen days at one end of the month and a bit under at the other, depending on where the moon is in its orbit. It is the only library I know of with *elliptical* terms.',
    { votes: 24 },
  ),
  say(
    people.tindi,
    862,
    'Form Three will be asked on Thursday why the fine is counted in tides and the loan in moons, and whether that is fair. Do not help them.',
    {
      votes: 53,
      replies: [
        say(people.zawadi, 541, 'We are in Form Three and we read the comments, sir.', { votes: 97 }),
        say(people.tindi, 533, 'Good evening, Zawadi. The question has been changed.', { votes: 74 }),
      ],
    },
  ),
  say(people.fumo, 480, 'And when it is cloudy?', {
    votes: 11,
    replies: [
      say(
        people.rehema,
        455,
        'Then I take their word for it, and they bring the book back early to be safe. Cloud is very good for returns.',
        { votes: 42 },
      ),
    ],
  }),
]
