import { createSite, current, write } from './console.ts'
import { expect, test } from './fixtures.ts'

test('on a phone, by thumb: swiped either way, by the large buttons, and taken back', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  await write(site, 5)
  const page = await site.signIn(browser, 'Joseph')
  await page.setViewportSize({ width: 390, height: 844 })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const swipe = async (by: number) => {
    const { x, y } = (await current(page).getByText('The quarrels').boundingBox())!
    const at = (x: number) => [{ x, y: y + 4 }]
    const middle = x + 150
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(middle) })
    for (const part of [0.25, 0.5, 0.75, 1])
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(middle + by * part) })
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  const stored = async () =>
    Promise.all(['approved', 'rejected', 'spam'].map(async (status) => (await site.list(status)).length))

  await expect(current(page)).toContainText('Reader 1')
  await swipe(40)
  await expect(current(page)).toContainText('Reader 1')
  await swipe(130)
  await expect(current(page)).toContainText('Reader 2')
  await swipe(-130)
  await expect(current(page)).toContainText('Reader 3')
  const thumbs = page.locator('.thumbs')
  for (const button of await thumbs.locator('.row button').all())
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await thumbs.getByRole('button', { name: 'Spam' }).click()
  await thumbs.getByRole('button', { name: 'Approve' }).click()
  await expect(current(page)).toContainText('Reader 5')
  await expect.poll(stored).toEqual([2, 1, 1])
  await thumbs.getByRole('button', { name: 'Undo' }).click()
  await expect(current(page)).toContainText('Reader 4')
  await expect.poll(stored).toEqual([1, 1, 1])
  await page.context().close()
})
