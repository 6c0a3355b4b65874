import type { Page } from '@playwright/test'

/** What has changed is heard of, drawn and painted: in the frame that comes next, which is over when another one begins. */
export const untilDrawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
