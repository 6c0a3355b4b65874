/** Answers on their way to code that is on its own way, by address. */
const answers = new Map<string, Promise<Response>>()

export function ask(url: string) {
  if (answers.has(url)) return
  const answer = fetch(url)
  // Whoever takes the answer hears of its failure; until then it is nobody's error.
  answer.catch(() => {})
  answers.set(url, answer)
}

export function take(url: string) {
  const answer = answers.get(url)
  answers.delete(url)
  return answer
}
