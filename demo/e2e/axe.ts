import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { untilDrawn } from './frames.ts'

/**
 * What axe finds, in a line for each rule. There are no frames in what we build: without the blank page that axe's own
 * runner opens to look into them, it takes a third of the time.
 */
export async function findBarriers(page: Page, within?: string): Promise<string[]> {
  // Elements hear in the next frame that the system has turned to light or dark: before it, half of the page is in the other.
  await untilDrawn(page)
  const builder = new AxeBuilder({ page })
  const { violations } = await (within ? builder.include(within) : builder)
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
