import { describe, expect, test, vi } from 'vitest'
import { messages as words } from '../locales/en-rules.ts'
import { open, routes, site } from '../testing/rules.ts'
import { button, refusal, serve, type, useConsole, type Asked } from '../testing/setting.ts'
import { readTarget } from './block-target.ts'

useConsole()

describe('blocks', () => {
  const typeBlock = async (element: Element, value: string) => {
    await vi.waitFor(() => expect(element.querySelector('#block-value')).not.toBeNull())
    type(element.querySelector('#block-value'), value)
  }

  test('are added by what is typed, said before it is meant, and removed', async () => {
    const moderator = { id: 'me', name: 'Neema' }
    const api = serve({
      ...routes,
      'POST /blocks': ({ body }: Asked) => ({
        block: {
          id: 'one',
          kind: body.kind,
          label: 'bad.example',
          reason: null,
          moderator,
          expiresAt: null,
          createdAt: '2026-01-01T00:00:00.000Z',
        },
      }),
      'DELETE /blocks/one': undefined,
      ...site,
    })
    const element = await open('moderator')
    await typeBlock(element, '*@Bad.example')
    await vi.waitFor(() => expect(element.querySelector('#block-means')!.textContent).toContain('ends in @bad.example'))
    button(element, 'Block').click()
    await vi.waitFor(() => expect(element.querySelector('.block-row')!.textContent).toContain('*@bad.example'))
    expect(api.of('POST')[0]!.body).toEqual({
      kind: 'email-domain',
      value: '*@Bad.example',
      reason: null,
      expiresAt: null,
    })
    button(element, 'Unblock *@bad.example').click()
    await vi.waitFor(() => expect(element.querySelector('.block-row')).toBeNull())
  })

  test('that name nothing are not sent', async () => {
    const api = serve({ ...routes, ...site })
    const element = await open('moderator')
    await typeBlock(element, 'somebody')
    button(element, 'Block').click()
    await vi.waitFor(() => expect(element.querySelector('.blocks .problem')!.textContent).toContain(words.blocks.wrong))
    expect(api.of('POST')).toEqual([])
  })
})

test('a secret is entered, never shown, and its refusal stands beside it', async () => {
  const errors = [{ path: 'value', code: 'too-short' as const, message: 'Short' }]
  let isRefused = true
  const api = serve({
    ...routes,
    'GET /secrets': { names: ['akismet-key'] },
    'PUT /secrets/member-token-key': () => (isRefused ? refusal('invalid-request', errors) : undefined),
    ...site,
  })
  const element = await open()
  await vi.waitFor(() => expect(button(element, 'Replace: Akismet’s key')).toBeDefined())
  button(element, 'Enter: Members’ signing key').click()
  await vi.waitFor(() => expect(element.querySelector('.secret input')).not.toBeNull())
  const input = element.querySelector<HTMLInputElement>('.secret input')!
  input.value = 'short'
  button(element, 'Store').click()
  await vi.waitFor(() =>
    expect(element.querySelector('.secret .problem')!.textContent).toContain(words.secrets.tooShort),
  )
  isRefused = false
  input.value = 'a key of thirty-two bytes or more'
  button(element, 'Store').click()
  await vi.waitFor(() => expect(button(element, 'Replace: Members’ signing key')).toBeDefined())
  expect(element.querySelector('.secret input')).toBeNull()
  expect(api.of('PUT').at(-1)!.body).toEqual({ value: 'a key of thirty-two bytes or more' })
})

test.each([
  ['ana@bad.example', { kind: 'email', value: 'ana@bad.example', shown: 'ana@bad.example' }],
  [' *@Bad.example ', { kind: 'email-domain', value: '*@Bad.example', shown: 'bad.example' }],
  ['@bad.example', { kind: 'email-domain', value: '@bad.example', shown: 'bad.example' }],
  ['bad.example', { kind: 'website-domain', value: 'bad.example', shown: 'bad.example' }],
  [
    'https://www.bad.example/buy?now',
    { kind: 'website-domain', value: 'https://www.bad.example/buy?now', shown: 'bad.example' },
  ],
  ['*@', undefined],
  ['*@bad', undefined],
  ['ana@', undefined],
  ['two words', undefined],
  ['', undefined],
])('%j names what it should', (typed, target) => {
  expect(readTarget(typed)).toEqual(target)
})
