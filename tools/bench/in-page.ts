import type { CDPSession } from 'playwright'

/**
 * Runs in the page, by the protocol alone: Playwright's own `evaluate` and locators first run a script of theirs there, which
 * takes longer than what is measured, and would be counted as ours.
 *
 * @throws {Error} what the work has thrown
 */
export async function inPage<Result, Given extends readonly unknown[]>(
  session: CDPSession,
  work: (...given: Given) => Result | Promise<Result>,
  ...given: Given
): Promise<Result> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(${work})(...${JSON.stringify(given)})`,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as Result
}
