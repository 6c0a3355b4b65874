/** The same numbers on every machine. */
const sequence = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return (seed >>> 8) % below
}

const SYLLABLES =
  'ca si no vi ag ra lo an for ex buy che ap pil ls on line shop bet win ne mo re ta do ku ma ni sha po rn se hot deal mel'
const ENDINGS = ['.com', '.net', '.ru', '.info', '.xyz', '.co.uk']

/** A word list as they are passed around: domains, words, pairs of words, addresses of machines, some wildcards. */
export const makeWords = (count: number): string => {
  const next = sequence(12_345)
  const syllables = SYLLABLES.split(' ')
  const pick = (from: string[]) => from[next(from.length)] ?? ''
  const word = () => Array.from({ length: 2 + next(3) }, () => pick(syllables)).join('')
  const kinds = [
    () => `${word()}-${word()}${pick(ENDINGS)}`,
    () => `${word()}${word()}${pick(ENDINGS)}`,
    () => `${word()} ${word()}`,
    () => `http://${word()}${pick(ENDINGS)}/${word()}`,
    () => `${1 + next(254)}.${next(255)}.${next(255)}.${next(255)}`,
    word,
    () => `${word()}${word()}`,
  ]
  const words = new Set<string>()
  while (words.size < count) words.add(words.size % 500 === 499 ? `${word()}*${word()}` : (kinds[next(7)]?.() ?? ''))
  return [...words].join('\n')
}

const SENTENCES = [
  'The council said on Tuesday that the new bus lanes would open before the rains. ',
  'Shopkeepers along the road told our reporter that nobody had asked them where their customers would park! ',
  'And the mayor, who promised 1,200 jobs in 2021, did not answer questions about the cost of 3.4 billion shillings. ',
  'Mimi nadhani serikali ingejenga hospitali kwanza, barabara baadaye. ',
  'C’est toujours la même chose, et personne n’est responsable… ',
  'I have lived here since 1998 and there has never been water for a whole week. ',
]

/** What a reader might write, of about this length. */
export const makeComment = (length: number, seed: number): string => {
  const next = sequence(seed)
  let text = ''
  while (text.length < length) text += SENTENCES[next(SENTENCES.length)] ?? ''
  return text.slice(0, length)
}
