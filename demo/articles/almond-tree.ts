import type { Article } from './article.ts'

export const almondTree: Article = {
  slug: 'almond-tree',
  section: 'town',
  title: 'The almond tree outside the post office, 1938–2026',
  standfirst:
    'It was a waiting room, a noticeboard, a barber’s and a court of appeal for draughts. It came down in the night, and was considerate about it.',
  teaser: 'An obituary for a waiting room with leaves.',
  author: 'tobias',
  publishedAt: '2026-11-02T08:00:00+03:00',
  picture: {
    key: 'almond-tree',
    alt: 'Drawing: a broad tree in three flat tiers of leaves over a bench, outside a small post office with a red letter box',
    caption: 'As it stood in the dry season, dropping one red leaf at a time.',
  },
  comments: 'closed',
  body: [
    'The Indian almond outside the post office died in the early hours of Friday, of age and a wind from the south. It was eighty-eight. It is survived by three seedlings, a bench, and everyone in Ras Tumbili who has ever waited for a parcel.',
    'It was planted in 1938 by the first postmaster, who wanted shade for the queue, and who is remembered for having said that it would be of no use to him. It grew as its kind does, in storeys: one flat roof of leaves, a length of bare trunk, another roof. By 1960 there was room under it for the queue, the queue’s bicycles, two letter-writers with their tables, and a man who sold peanuts in cones made from the letters nobody had collected.',
    'It never bore an almond that anybody praised. Children ate the flesh and threw the stones at one another. What it bore was paper. When the council’s men went over the trunk on Saturday they took out 412 nails and pins, the oldest hand-made, and from behind a bulge in the bark the corner of a notice that reads, in a good clear hand, *Lost, one left sandal, the owner has the right*.',
    { alsoRead: 'market-cats' },
    'Hair was cut under it until 1991. The draughts board painted on its root was the highest in the district, in the sense that a defeat there could not be taken elsewhere. At least nine marriages are known to have begun in its shade, over forms; the tree was thought to be slow at the counter’s busiest hours, and people did not always wish to be served.',
    { heading: 'The last night' },
    'Those who live opposite heard it go. There was a long creak, Mrs Fundi says, like someone getting out of a low chair, and then nothing, and then the leaves. It had three ways to fall. To the north stood the post office, to the east a row of sleeping taxis. It went west, along the pavement, and laid its head down across the zebra crossing with a metre to spare on either side. The letter box was not scratched.',
    'By seven there were people standing around it in their work clothes. Nobody had arranged it. Somebody had brought a broom and was not using it. The draughts players came, and looked at the root, which had lifted, and at the position on the board, which had been left overnight; and one said to the other, quite gently, that he thought they might call it a draw.',
    'The trunk goes to Kheri’s yard, to be a keel. The seedlings are in oil tins on the post office step, and may be watered by anyone who is waiting.',
  ],
}
