import { fact, hold, isKnown, type Check } from './check.ts'

/** While a page gets far more new authors than usual, those it does not know are read first. */
export const surge: Check = {
  name: 'surge',
  ask: (context) =>
    context.arrival.isSurge && !isKnown(context)
      ? hold(fact('The page gets far more new authors than usual'))
      : undefined,
}
