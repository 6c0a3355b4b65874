import { people } from '../people.ts'
import { say, type SeedComment } from '../seed.ts'

/** Other languages, a long memory, a deleted remark and an edited one. */
export const voices: SeedComment[] = [
  say(
    people.kopa,
    1029,
    `My grandson types this for me. I was the boy who unloaded for the mango boat that she was before.

She was called *Subira* then, which is patience, and it was a good name because the owner had none. We took the fruit down at the springs and came back up empty, and an empty boat is a cold place for a boy at night. There was one newspaper on board. It lined the bottom of the last basket. It was this newspaper. I could not read it, so the mate read it to me, always the same page: the price of rope, a marriage, high water at 3.52, and half of a story about a man who bought a lighthouse lamp to keep his hens warm. The other half was on the next sheet, and the next sheet was under some other basket on some other boat.

I asked for that story for years. I learned my letters, I may say, in order to look for it. I never found the page. So when they told me that the same boat now goes up the creek with books in her I had them carry me down, and I asked the lady for the end of the one about the hens.

She did not laugh. She said she would look. She has looked at every landing since, and asks the people there, and last month at Kibandani a very old woman said: *the hens were fine, but the ships kept coming*.

I believe that is the end of it. I wanted it to be written down in the same paper.`,
    {
      votes: 204,
      replies: [
        say(
          people.nuru,
          982,
          'Mzee, we are looking in our own basement tonight. If the sheet exists it is between 1949 and 1956, and damp.',
          {
            votes: 95,
          },
        ),
        say(
          people.shamsa,
          577,
          'The hens were fine, but the ships kept coming. I do not need another ending for anything.',
          { votes: 71 },
        ),
      ],
    },
  ),
  say(
    people.nabil,
    950,
    'كان جدّي بحّارًا، وكان يضع القاموس والديوان في صندوق واحد ويقول: هذا للعقل وهذا للموج. أظنّه كان سيضع الشعر في المقدّمة أيضًا.',
    {
      votes: 45,
      replies: [
        say(
          people.priya,
          910,
          'I asked my neighbour: *his grandfather kept the dictionary and the poems in one box, “this for the mind and this for the waves”.* Forward, then.',
          {
            votes: 36,
          },
        ),
        say(people.maymuna, 604, 'وجدّتي كانت تقول إنّ الكتاب المُعار كالضيف: ثلاثة أيّام، ثمّ يُسأل عن حاله.', {
          votes: 22,
        }),
      ],
    },
  ),
  say(
    people.mamaTatu,
    925,
    'Bibi yake Tatu hajui kusoma, lakini hukopa kitabu kila bamvua. Anasema nyumba yenye kitabu haiogopi giza.',
    {
      votes: 79,
      replies: [
        say(
          people.pendo,
          874,
          '“A house with a book in it is not afraid of the dark.” Somebody paint that on the hull.',
          { votes: 62 },
        ),
        say(people.rukia, 318, 'Je, mashua itafika Shimo la Papa mwezi ujao? Watoto wanauliza kila siku.', {
          votes: 5,
          replies: [say(people.rehema, 287, 'Ndiyo, bamvua ya mwezi mwandamo. Njooni na mifuko.', { votes: 13 })],
        }),
      ],
    },
  ),
  say(people.edwin, 853, 'Surely a van would be cheaper.', {
    deleted: true,
    replies: [
      say(people.kassim, 833, 'It would, as far as the mud.', { votes: 58 }),
      say(people.neemaL, 799, 'You were not wrong to ask, the road is on every map. It is only not in the place.', {
        votes: 47,
      }),
    ],
  }),
  say(
    people.yara,
    780,
    'I looked up Kibandani, and the nearest marine diesel is nineteen kilometres off. So why number 112? My theory: it is the only book on board in which every problem has a solution.\n\n*(Edited: nineteen, not ninety. Sorry, Kibandani.)*',
    {
      votes: 69,
      edited: true,
      replies: [
        say(people.rehema, 735, 'I asked. It is read aloud, in the evenings, in parts. The injector is the villain.', {
          votes: 112,
        }),
      ],
    },
  ),
]
