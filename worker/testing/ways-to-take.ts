import { foldCharacter, foldOwnCharacter } from '../moderation/words/fold-character.ts'

/**
 * All that a piece of a text can be folded to: a part of a word may be of one script where the whole was a mixture, so that
 * each letter is taken in one way or the other. Twice as many for each letter that has two: for short pieces.
 */
export const waysToTake = (source: string): string[] =>
  [...source]
    .reduce(
      (texts, character) =>
        [...new Set([foldCharacter(character), foldOwnCharacter(character)])].flatMap((letter) =>
          texts.map((text) => text + letter),
        ),
      [''],
    )
    .map((text) => text.replace(/ {2,}/g, ' '))
