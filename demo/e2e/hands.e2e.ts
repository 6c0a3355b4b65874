import { devices } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { comment, field, owner } from './people.ts'

test('the whole way by keyboard alone', async ({ page, server, hostPage }) => {
  await page.goto(hostPage(owner(server)))
  await expect(page.getByRole('button', { name: 'Post Comment' })).toBeVisible()
  const tabTo = async (name: RegExp | string) => {
    const target = page.getByRole('textbox', { name }).or(page.getByRole('button', { name })).first()
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab')
      if (await target.evaluate((element) => element.matches(':focus'))) break
    }
    await expect(target).toBeFocused()
    // A ring that can be seen.
    expect(await target.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
  }
  await tabTo(/^Comment/)
  await page.keyboard.type('Typed by hand')
  await tabTo(/^Name/)
  await page.keyboard.type('Asha')
  await tabTo(/^Email/)
  await page.keyboard.type('asha@example.org')
  await tabTo('Post Comment')
  await page.keyboard.press('Enter')
  await expect(comment(page, 'Typed by hand')).toBeFocused()
  await tabTo('Delete')
  await page.keyboard.press('Enter')
  await tabTo('Yes')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Typed by hand')).toHaveCount(0)
})

test.describe('on a phone', () => {
  const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
  test.use(phone)

  test('nothing is wider than the screen, and thumbs find every control', async ({ page, server }) => {
    for (const width of [412, 390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`${server}/articles/library-boat/`)
      await page.locator('baraza-comments').scrollIntoViewIfNeeded()
      await expect(page.getByRole('button', { name: 'Post Comment' })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const small = await page.locator('baraza-comments').evaluate((comments) => {
        const roots = [
          comments.shadowRoot!,
          ...[...comments.shadowRoot!.querySelectorAll('baraza-comment-form')].map((form) => form.shadowRoot!),
        ]
        return roots.flatMap((root) =>
          [...root.querySelectorAll('button, input:not([type=checkbox]), textarea')]
            // The trap for machines is nobody's to find.
            .filter((control) => !control.closest('[aria-hidden=true]'))
            .map((control) => ({
              name: control.textContent?.trim() || control.id,
              height: control.getBoundingClientRect().height,
            }))
            .filter(({ height }) => height > 0 && height < 44),
        )
      })
      expect(small).toEqual([])
    }
  })

  test('a reply is tapped, written and posted', async ({ page, server, hostPage }) => {
    await page.goto(
      hostPage(owner(server, { attributes: 'data-page-key="http://localhost:8787/articles/market-cats/"' })),
    )
    await page
      .getByRole('button', { name: /^Reply/ })
      .first()
      .tap()
    const inPlace = page.locator('baraza-comment-form').first()
    await expect(field(inPlace, 'Comment')).toBeFocused()
    await field(inPlace, 'Comment').fill('Kutoka kwa simu')
    await field(inPlace, 'Name').fill('Bahati')
    await field(inPlace, 'Email').fill('bahati@example.org')
    await inPlace.getByRole('button', { name: 'Post Comment' }).tap()
    await expect(comment(page, 'Kutoka kwa simu')).toContainText('awaiting moderation')
  })
})
