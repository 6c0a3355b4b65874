/** What brings comments that the list does not have yet. */
export { follow } from './linked.ts'
export { more } from './more.ts'
