import type { CDPSession, Page } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { createSite } from './console.ts'
import { expect, test } from './fixtures.ts'

/** A device that keeps passkeys and says yes, as a finger would. */
async function plugIn(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}

const keysOf = async ({ session, authenticatorId }: { session: CDPSession; authenticatorId: string }) =>
  (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials

test('a moderator adds a passkey, signs in with it, and takes it away', async ({ browser, server, moderatorToken }) => {
  const site = await createSite(server, moderatorToken)
  const page = await site.signIn(browser, 'Zawadi')
  // A browser that does not offer passkeys by itself.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
    PublicKeyCredential.getClientCapabilities = async () => ({})
  })
  const device = await plugIn(page)
  await page.goto(`/admin/${site.id}/account`)
  const passkeys = page.locator('baraza-account-passkeys')
  await expect(passkeys).toContainText('You have none yet.')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(passkeys.getByRole('listitem')).toContainText('Not used yet')
  expect(await keysOf(device)).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(passkeys).toContainText('This device has a passkey of yours already.')
  expect(await findBarriers(page)).toEqual([])

  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Sign in to moderate' })).toBeVisible()
  expect(await findBarriers(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(`**/admin/${site.id}/queue`)
  expect(await page.context().cookies()).toMatchObject([{ name: '__Host-baraza', httpOnly: true }])

  await page.goto(`/admin/${site.id}/account`)
  await expect(passkeys.getByRole('listitem')).toContainText('Last used')
  await passkeys.getByRole('button', { name: /^Remove the passkey/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(passkeys).toContainText('You have none yet.')
  await page.context().clearCookies()
  await page.goto('/admin/')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('This passkey does not open this console any more.')
})

test('the browser offers a passkey by itself, and whoever declines is told of the other way', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  const page = await site.signIn(browser, 'Zawadi')
  const device = await plugIn(page)
  await page.goto(`/admin/${site.id}/account`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.locator('baraza-account-passkeys').getByRole('listitem')).toHaveCount(1)
  // The authenticator says yes as soon as the page only offers.
  await page.context().clearCookies()
  await page.goto('/admin/')
  await page.waitForURL(`**/admin/${site.id}/queue`)

  const { credentials } = await device.session.send('WebAuthn.getCredentials', {
    authenticatorId: device.authenticatorId,
  })
  await device.session.send('WebAuthn.setUserVerified', {
    authenticatorId: device.authenticatorId,
    isUserVerified: false,
  })
  expect(credentials).toHaveLength(1)
  await page.context().clearCookies()
  await page.goto('/admin/')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('No passkey was used.')
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeEnabled()
})
