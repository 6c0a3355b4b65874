/** Something that the person at the keyboard can put right: its message says how, in one sentence, and needs no stack. */
export class Failure extends Error {
  override name = 'Failure'
}

/** Runs a task to its end: a `Failure` is printed as its sentence, anything else as the error it is. */
export async function runTask(task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    process.exitCode = 1
  }
}
