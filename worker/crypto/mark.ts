import type { SigningPurpose } from './keys.ts'
import { sign } from './signature.ts'

/** 66 bits. Nobody gains more by a value that is guessed than by one that was given. */
const LENGTH = 11

/**
 * A value as readers get it: with a mark of ours, so that one that was made up is known before anything is asked for it.
 * @param parts - what it holds for, and nothing else
 */
export const addMark = async (secret: string, purpose: SigningPurpose, value: string, ...parts: string[]) =>
  `${value}.${(await sign(secret, purpose, ...parts, value)).slice(0, LENGTH)}`

/** The value without its mark, or null when that is not ours, or for something else. */
export async function takeMark(secret: string, purpose: SigningPurpose, marked: string, ...parts: string[]) {
  const [value = ''] = marked.split('.', 1)
  return (await addMark(secret, purpose, value, ...parts)) === marked ? value : null
}
