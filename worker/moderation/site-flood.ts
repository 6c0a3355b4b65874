import { fact, hold, isKnown, type Check } from './check.ts'

export const siteFlood: Check = {
  name: 'site-flood',
  ask: (context) => {
    const { settings, arrival } = context
    return settings.perMinute !== null && arrival.siteRate >= settings.perMinute && !isKnown(context)
      ? hold(fact(`${arrival.siteRate} comments on the site in a minute`))
      : undefined
  },
}
