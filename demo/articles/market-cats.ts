import type { Article } from './article.ts'

export const marketCats: Article = {
  slug: 'market-cats',
  section: 'town',
  title: 'The fish market has counted its cats, and four of them are one cat',
  standfirst:
    'Twelve volunteers, a Sunday morning and a box of chalk. The figure is sixty-one. It was sixty-four until somebody compared names.',
  teaser: 'A census at five in the morning, with chalk, a whistle and some double counting.',
  author: 'tobias',
  publishedAt: '2026-11-19T09:20:00+03:00',
  picture: {
    key: 'market-cats',
    alt: 'Drawing: five cats sit in a row along a stone counter under an awning, with numbers chalked beneath them',
    caption: 'Numbers 17 to 21, at their places before the bell. Number 19 goes by several names.',
  },
  comments: 'some',
  body: [
    'Every evening at six the fish market of Ras Tumbili puts out a basin for its cats, and every evening there is a discussion about the size of the basin. Too little, and the cats go up on the slabs. Too much, and they do not go after the rats, who also read the notices. So the stallholders’ committee resolved in October, by eleven to two, to find out how many cats there are.',
    'A count of this kind has one enemy, and it is that cats walk. The plan was drawn up by Mgeni Saro, who keeps the weighing ledger and has thought about little else since. Twelve counters would stand in twelve squares. At five, before the boats, a whistle; each would count what sat in the square, and chalk a number on the floor before every cat. At the second whistle, everyone would move one square to the left and check the neighbour’s work.',
    'The first whistle emptied the market. The count was postponed by half an hour, and held without whistles.',
    { heading: 'The findings' },
    {
      list: [
        'Cats present: 64.',
        'Of which kittens, in a crate marked *Fragile, Ice*: 5.',
        'Of which asleep on the scales, and therefore of known weight: 1, at 4.2 kilos.',
        'Of which a mongoose: none this year.',
      ],
    },
    'It was in comparing names that the total fell. The cat that the first row calls Fatuma is grey with a white bib and a bent tail. So, it appeared, is the Bursar, who breakfasts in the second row at half past five. So is Inspector, who has tuna in the third. So is the cat that the ice men know as Poor Thing, and for whom they have been putting aside a whole mackerel, because she looks as if nobody feeds her.',
    { alsoRead: 'goat-of-jetty-lane' },
    'The four rows took it in different ways. The ice men were silent for some time. The third row maintains that Inspector is a distinct animal. The first row wished it recorded that Fatuma had been Fatuma first.',
    'Sixty-one, then, which is nine more than the basin allows for. The committee has raised it by a sixth, and appointed Fatuma to the books under all four names, since four people would otherwise be left without a cat.',
    'There will be another count in a year. Mr Saro has proposed that next time it be done in the evening, at the basin, when they come of their own accord and stand in a line. He was asked why he had not thought of that before. He had, he said. But then there would have been no reason for all of us to be down here together, so early, with the sun coming up through the nets and nothing to sell yet.',
  ],
}
