import type { Article } from './article.ts'

export const palmByShadow: Article = {
  slug: 'palm-by-shadow',
  section: 'school',
  title: 'How tall is the palm? Form Three has five answers',
  standfirst:
    'A stick, a string, a photograph, a falling coconut and a man who climbs it every month. They differ by about the height of a teacher.',
  teaser: 'Five ways to measure a tree, and what to do when they quarrel.',
  author: 'halima',
  publishedAt: '2026-11-17T10:05:00+03:00',
  picture: {
    key: 'palm-by-shadow',
    alt: 'Drawing: a tall palm and its long shadow, joined by a dashed line, with a pupil and a stick casting a shadow beside it',
    caption: 'The first method, at ten past nine. The stick is one metre; so, nearly, is its shadow.',
  },
  comments: 'some',
  body: [
    'The palm in the yard of Sea Wall Secondary has been there for longer than the yard, and it was not until this term that anybody asked how long it was. The question was put to Form Three by their teacher, Wekesa Tindi, with two rules. They might use anything they could carry. And nobody was to look up what the others had got.',
    'The first group planted a metre stick and measured two shadows: the stick’s, 0.94, and the palm’s, 16.1. It is the oldest method there is and takes four minutes, and it gave them 17.1 metres. They lay down in the shade of the result and were insufferable.',
    'The second made an instrument of a protractor, a straw and a string with a nut on it. From twenty-five paces they read 43 degrees. But whose paces? It turned out that each had walked out twenty-five of their own, so there were four answers inside the second answer. They settled on 18.9, by a vote, which Mr Tindi says is the only step in the whole day that he would call a mistake.',
    { alsoRead: 'rain-notebooks' },
    'The third took a photograph with the caretaker in it, who is one metre seventy-two, and found by ruler that the palm was nine and three quarter caretakers high. The fourth paid a boy to drop a coconut, and timed it with three telephones: 1.85 seconds, which by the formula on the wall is 16.8 metres. A sixth-former pointed out that the palm does not end where the coconuts are. They added one sixth-former.',
    'The fifth group went and asked Mzee Bofu. He has climbed it every month for thirty years. He looked it up and down, out of politeness. “Twenty-six pulls,” he said, “twenty-seven after lunch.”',
    { heading: 'Then they measured it' },
    'On Friday Mzee Bofu took up the end of a surveyor’s tape and called down. Seventeen metres and six centimetres. Group one asked whether that settled it. Mr Tindi asked them where the tape had touched the ground: on the root, or beside it? Was it hanging straight? There was a breeze. Does a palm end where the wood ends, or where the newest leaf does, and is it still there at noon?',
    'He is a mild man and let that lie for a while. “The tape is not the answer,” he said in the end. “The tape is the sixth method. It is the best we have, and it is good to about the width of a hand.” Then he had them write on the board not one number but two, the height and the hand, 17.1 and 0.1, and told them that a measurement without the second is only a rumour.',
    'Under it, by Monday, somebody had added in small letters: *26 ± 1, before lunch.*',
  ],
}
