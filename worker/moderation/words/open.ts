import { FORMAT } from './compile.ts'
import { ADDRESS_LENGTH, readAddress } from './digits.ts'
import { readGate, type Gate } from './gate.ts'
import type { Trie } from './walk.ts'

/** A compiled word list, ready to be looked into. */
export interface WordList {
  readonly gate: Gate
  readonly trie: Trie
}

/** Takes what `compileWords` made, and costs nothing. Throws at what another version made: compile the lines again. */
export const openWords = (compiled: string): WordList => {
  if (!compiled.startsWith(FORMAT)) throw new Error('A word list of another format has to be compiled again')
  return {
    gate: readGate(compiled, FORMAT.length),
    trie: { text: compiled, root: readAddress(compiled, compiled.length - ADDRESS_LENGTH) },
  }
}
