import type { Page } from '@playwright/test'

/** On a desk and on a phone, by day and by night. Each is the same page, told of another screen: opening one takes longer. */
export async function inEveryLook(page: Page, look: (name: string, width: number) => Promise<void>): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await look(`${colorScheme}-${width}`, width)
    }
  }
}
