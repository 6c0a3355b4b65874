/**
 * Answers that the loader has asked for while the code was on its way, by address. They hang on a registered symbol
 * because loader and element are separate bundles, and the page may hold several loaders.
 */
const EARLY = Symbol.for('baraza early')

type Answers = Map<string, Promise<Response>>

const answers = (): Answers => ((globalThis as { [EARLY]?: Answers })[EARLY] ??= new Map())

export function askEarly(url: string) {
  if (answers().has(url)) return
  const answer = fetch(url)
  // Whoever takes the answer hears of its failure; until then it is nobody's error.
  answer.catch(() => {})
  answers().set(url, answer)
}

/** Each answer is taken once: a reload asks again. */
export function takeEarly(url: string) {
  const answer = answers().get(url)
  answers().delete(url)
  return answer
}
