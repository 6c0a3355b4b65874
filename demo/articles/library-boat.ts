import type { Article } from './article.ts'

export const libraryBoat: Article = {
  slug: 'library-boat',
  section: 'harbour',
  title: 'The library is a boat, and your book is due at full moon',
  standfirst:
    'The creek villages have water enough for a keel only twice a month. So that is when the books come, and why the fines are counted in tides.',
  teaser: 'Six hundred and forty books, two moons on a rubber stamp, and a fine that can be eaten.',
  author: 'nuru',
  publishedAt: '2026-11-23T06:30:00+03:00',
  picture: {
    key: 'library-boat',
    alt: 'Drawing: a dhow with a full sail and a hull full of books, on a creek between mangroves, under a full moon',
    caption: 'The Msomaji above Kibandani, two days after the moon. Encyclopaedias low, poetry forward.',
  },
  comments: 'lively',
  body: [
    'There is no date on the stamp of the creek library. There are two circles, one empty and one filled in, and Rehema Chando presses the one that is not in the sky. Borrow at new moon, return at full. Borrow at full, return at new. “Nobody on this creek has ever been sure what the fourteenth is,” she says. “Everybody can look up.”',
    'The library is nine metres long and called *Msomaji*, the Reader. She was a mango boat until twelve years ago, and in hot weather the novels still smell of it. Six hundred and forty books travel in fourteen fish crates, stowed not by subject but by weight: encyclopaedias along the keel, cookery amidships, children’s books where children can reach. Poetry goes forward, because it is thin and dries flat, and can take the spray.',
    'Four villages depend on her. For most of the month their landings are a kilometre of grey mud with crabs in it. Only on the springs, the big tides that follow the new and the full moon by a day or two, does the water climb high enough to float a librarian. Faki Mtumweni, who steers, allows three hours at each stop. After that the creek wants its water back.',
    { alsoRead: 'sewn-boat' },
    'There is a fine for lateness. It is one coconut a tide, never more than six, and it has not stocked a single shelf, because the crew eats it. There are 214 members. In twelve years they have lost 31 books: nine to termites, four to goats (one of them a manual of goat husbandry), one to a crocodile. The last is disputed by the borrower’s brother.',
    { pull: 'Everybody can look up.', by: 'Rehema Chando, librarian' },
    'The most borrowed is number 112, on the repair of marine diesel engines. Nobody in Kibandani has a marine diesel engine. The longest overdue is a cookery book that went ashore at Mlangoni in 2014 and has been renewed by shouting, from the bank, at nearly every spring tide since. “They say they have not finished,” says Mrs Chando. “It has two hundred recipes. I believe them.”',
    'Tatu, who is eleven and lives at Shimo la Papa, reads the last page before she borrows anything. It is not impatience. A second volume may be with somebody upstream until the moon turns, and a person has to know whether she can stand the wait.',
    'At the neaps the *Msomaji* lies on the hard below the sea wall and is an ordinary reading room, except that it leans twelve degrees to the left. Regulars have a favoured side. And once, in March, she stayed too long at Mlangoni and sat down in the mud until the next tide, half a day later. Forty-one people came out along the planks with lanterns and read until it lifted her. Membership doubled. Mrs Chando has been asked whether she did it on purpose. She says that the water was very low, and that the new novels had just come.',
  ],
}
