import type { Article } from './article.ts'

export const sewnBoat: Article = {
  slug: 'sewn-boat',
  section: 'harbour',
  title: 'It took a wedding tailor to finish the boat',
  standfirst:
    'There is not one nail in her. The man who knew the stitch could no longer pull it, so the yard sent up the hill for the strongest thumbs in Ras Tumbili.',
  teaser: 'A boat without a nail, and the woman whose thumbs could pull the stitch.',
  author: 'nuru',
  publishedAt: '2026-11-20T07:00:00+03:00',
  picture: {
    key: 'sewn-boat',
    alt: 'Drawing: the bow of a wooden boat on props under a thatched roof, its planks joined by a row of cross stitches',
    caption: 'One thousand one hundred and forty metres of cord, and three needles worn to a stub.',
  },
  comments: 'some',
  body: [
    'Sauda Mkele has made four hundred and six wedding dresses and until August had never touched a boat. Her shop is on the hill, behind a curtain of her own hems. When two men in sawdust came through it and asked to see her hands, she assumed that they were drunk.',
    'They were from Kheri’s yard, where for a year and a half a boat had been going together in the old way: planks drilled along the edge, laid over a strip of palm fibre, and sewn, with cord twisted from coconut husk. A nail holds one place, as the yard will tell you. A stitch holds its neighbours. A boat with nails in it hits a reef and breaks; a boat with stitches hits a reef and says something under its breath.',
    'The trouble was Athumani Kheri, who is eighty-one. He is the last who knows the whole of the stitch, in and across and back through the same hole and locked with a peg. He knew it, and his fingers would not close. His sons’ fingers closed, and did not know it. “I could tell them everything,” he says, “except how hard.”',
    { alsoRead: 'library-boat' },
    'Bi Sauda listened for one morning. Then she took the cord out of the younger son’s hand, put her foot against the plank, and pulled. There was a small noise from the wood. Mr Kheri is said to have closed his eyes. “That,” he told his sons, after a while. “That is how hard.”',
    {
      pull: 'Wood is only a cloth that has made up its mind.',
      by: 'Sauda Mkele, tailor',
    },
    'She came down for eleven weeks, after shutting the shop at four. She brought thimbles cut from a bicycle tyre, and beeswax, and opinions. It was she who saw that the garboard was puckering because two people of different tempers were sewing toward one another, and made them change sides. It was she who had the lamp moved. The caulking, cotton in boiled shark oil, she left to the men; it smells like the end of an argument.',
    'On launching day half the town came down, and what it saw was a new boat slide into the harbour and begin, calmly, to fill. There was some shouting. Somebody ran for a pump. Mr Kheri sat on his upturned bucket and asked for tea. A sewn boat, he explained, has to drink. The planks swell, the cord swells, and each takes up the other’s slack. It would want three days.',
    'It took two. On the third morning she was floating on her marks and dry enough to sit down in, and Bi Sauda, who had come in her good shoes to see, walked once around the inside with her thumb along the seam, as she does with brides. Then she found the one place where the cord had been crossed left over right, and said whose it was, and went up the hill to work.',
  ],
}
