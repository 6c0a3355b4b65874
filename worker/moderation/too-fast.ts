import { fact, hold, isKnown, type Check } from './check.ts'

/** Machines answer before a person has found the field. Who has no form has no stamp either. */
export const tooFast: Check = {
  name: 'too-fast',
  ask: (context) => {
    const { minSeconds } = context.settings
    const { formAge } = context.arrival
    if (minSeconds === 0 || formAge === undefined || isKnown(context)) return undefined
    if (formAge === null) return hold(fact('It did not come from a form of this page'))
    return formAge < minSeconds * 1000 ? hold(fact(`Written in ${(formAge / 1000).toFixed(1)} seconds`)) : undefined
  },
}
