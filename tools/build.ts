import { buildWidgetAnew, WIDGET } from './assets.ts'
import { runTask } from './failure.ts'

await runTask(async () => {
  await buildWidgetAnew()
  console.log(`Built into ${WIDGET}.`)
})
