import type { Article } from './article.ts'

export const rainNotebooks: Article = {
  slug: 'rain-notebooks',
  section: 'sky',
  title: 'He has written down the rain every day since 1978, except once',
  standfirst:
    'Salehe Kitendo’s gauge stands behind the fish weighing shed, and his notebooks fill a wardrobe. They are consulted mostly by people who wish to win an argument.',
  teaser: 'Forty-eight years of rain in school exercise books, and one morning with a question mark.',
  author: 'halima',
  publishedAt: '2026-11-23T16:45:00+03:00',
  picture: {
    key: 'rain-notebooks',
    alt: 'Drawing: a copper rain gauge on a post in the rain, beside an open notebook with a chart of bars',
    caption: 'The gauge, and the second week of the long rains of 2003.',
  },
  comments: 'none',
  body: [
    'At seven each morning Salehe Kitendo walks eleven steps from his back door to a copper funnel on a post, pours what is in it into a glass tube, bends until his eye is level with the line, and writes down a number. On most days the number is nought. “Nought is also rain,” he says. “It is the amount there was.”',
    'He began on the first of March 1978 because the harbour clerk, who had the gauge from somebody who had it from a ship, was moving inland and did not want to carry it. Mr Kitendo was nineteen and lived nearest. Nobody mentioned for how long.',
    'The notebooks are the kind that schoolchildren buy, with the multiplication table on the back. There are sixty-three. They stand in a wardrobe in the order of the years, with cloves between them against the silverfish, and his wife’s good coat hangs in the space that is left.',
    { heading: 'Nobody rings about a dry day' },
    'People come for them. Two brothers came to learn whether it had rained on the day their father planted the boundary mango: it had, 31 millimetres, and the elder was right. A woman wished to know about her own wedding, in 1996, which her husband’s family remembers as a flood. It was four millimetres. She asked for it in writing.',
    { alsoRead: 'palm-by-shadow' },
    'Last year his daughter Mwanajuma typed all of it into a table, which took her seven months of Sundays, and then asked it the question that the town has been asking on verandas for as long as she can remember: is it true that the rains used to be on time? She found that in forty-eight years they have begun as early as the ninth of March and as late as the second of May, and that there has never been such a thing as *on time*. What there has been, she says, is people who remember the good years as the usual ones. She would not say that about her father, who does not remember at all. He looks it up.',
    'There is one gap. On the fourteenth of June 1985 the book says, in pencil, “0.0?”, and it is the only question mark in the wardrobe. It was the morning of his own wedding. He had overslept, the sun had been on the funnel for two hours, and there was a bright ring in the bottom of the glass that might have been a drizzle and might have been dew.',
    'He has thought about it since. His wife remembers a little rain, just before dawn, on the iron roof. He believes her, he says, but he cannot write it in. She did not measure it.',
  ],
}
