import { app } from './app.ts'
import type { Bindings } from './env.ts'
import { runHourly } from './jobs/index.ts'

export { PageRoom } from './live/page-room.ts'
export { SiteRoom } from './live/site-room.ts'

export default {
  fetch: app.fetch,
  scheduled: ({ scheduledTime }, env) => runHourly(env, scheduledTime),
} satisfies ExportedHandler<Bindings>
