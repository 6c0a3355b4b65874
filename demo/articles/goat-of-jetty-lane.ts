import type { Article } from './article.ts'

export const goatOfJettyLane: Article = {
  slug: 'goat-of-jetty-lane',
  section: 'table',
  title: 'The goat of Jetty Lane has been found, and is well',
  standfirst:
    'It has four legs, one iron tooth and no pulse. Nineteen households have shared it for longer than anybody can say. On Thursday morning it was gone.',
  teaser: 'Nineteen kitchens, one coconut grater, and three days without rice worth the name.',
  author: 'tobias',
  publishedAt: '2026-11-22T08:15:00+03:00',
  picture: {
    key: 'goat-of-jetty-lane',
    alt: 'Drawing: a low wooden stool with a toothed iron blade at its end, a halved coconut and a bowl of white flakes',
    caption: 'The goat at home. The dip in the seat is the work of four generations.',
  },
  comments: 'some',
  body: [
    'Readers from inland may need to be told that a *mbuzi* is a goat, and is also the low folding stool with an iron tongue on which one sits to grate a coconut. The officer at the harbour post, who is from inland, was not told. He took down a full description on Thursday (brown, elderly, one tooth) and had asked twice about its diet before somebody thought to help him.',
    'The goat of Jetty Lane belongs to nobody, which is to say that it belongs to nineteen kitchens. It was made from the rib of a boat, by a man whose grandchildren are grandparents. Other goats exist. Several houses own one, with a good sharp tooth from the hardware shop. They are kept for visitors.',
    '“A new tooth bites,” explains Mwanapili Jando, at number four. “Ours *combs*.” The flake comes off long and wet, the first pressing is as thick as paint, and the rice, she says, looks up at you. From Thursday to Saturday there was no such rice on the lane. There was rice. It was eaten without remark.',
    { alsoRead: 'market-cats' },
    'The search was thorough. Number eleven was asked about the wedding of a cousin. Number six was asked why there was shredded coconut on its step, and was hurt. The children of number two searched the beach in a line, as they had seen it done for a lost boy, and found a shoe, a good rope and an unrelated goat.',
    'It was the barber who solved it, by standing up. Mr Hamza’s shop at the corner has three chairs and a low stool, and on Saturday, at about ten, with four men waiting and an argument about football well advanced, one of them rose to make a point and remarked that he had been uncomfortable since Thursday. They folded back the cloth. The tooth was underneath.',
    'How it came there is understood but will not be printed. A nephew, sent to return it, had met a friend. It is enough that the friend’s hair looks very well.',
    { heading: 'What has been agreed' },
    {
      list: [
        'The goat now has a string, and the string has a nail, and the nail is in the wall of number nine, which is the middle.',
        'Whoever takes it turns over a shell on the sill, so that the next may know.',
        'And the old rule, which nobody had ever needed to say aloud, has been chalked above it: *grate your neighbour’s before your own.*',
      ],
    },
    'On Saturday evening nineteen pots went on within the same quarter of an hour. One could stand at the bottom of the lane, where the breeze comes up from the boats, and not be able to say a single sensible thing. The officer from the harbour post was seen there. He had come, he said, to close the file.',
  ],
}
