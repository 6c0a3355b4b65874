import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import {
  button,
  expectAccessible,
  field,
  posted,
  refused,
  sent,
  serve,
  showForm,
  storage,
  turn,
  useForm,
} from '../form/testing.ts'

useForm()
afterEach(() => void vi.useRealTimers())

/** As the owner's site would sign it: nothing here looks at the signature. */
function tokenOf(payload: object) {
  const bytes = new TextEncoder().encode(JSON.stringify(payload))
  const base64 = btoa(String.fromCharCode(...bytes))
  return `eyJhbGciOiJIUzI1NiJ9.${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.signature`
}

const memberToken = tokenOf({ sub: '42', name: 'Néema Joseph ✍', email: 'neema@paper.example' })
const soon = () => new Date(Date.now() + 60_000).toISOString()

test.for([
  ['en', 'Far more people than usual are writing here.'],
  ['sw', 'Watu wengi kuliko kawaida wanaandika hapa.'],
  ['ar', 'يكتب هنا الآن عدد أكبر بكثير من المعتاد.'],
] as const)('says in %s that far more people write than usual', async ([locale, sentence]) => {
  await showForm({ locale, surgeUntil: soon() })
  await expect.element(page.getByText(sentence, { exact: false })).toBeVisible()
  await expectAccessible()
})

test('and no longer when the time is over', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  const form = await showForm({ surgeUntil: soon() })
  const says = () => form.renderRoot.textContent?.includes('Far more people')
  await expect.poll(says).toBe(true)
  vi.advanceTimersByTime(59_000)
  expect(says()).toBe(true)
  vi.advanceTimersByTime(1_000)
  await expect.poll(says).toBe(false)
})

test('has nothing to say of a surge that is over', async () => {
  const form = await showForm({ surgeUntil: new Date(Date.now() - 1).toISOString(), memberToken })
  await expect.element(page.getByText(/Commenting as/)).toBeVisible()
  expect(form.renderRoot.textContent).not.toContain('Far more people')
})

test('a member has the Comment field alone, under their name', async () => {
  const form = await showForm({ memberToken })
  await expect.element(page.getByText('Commenting as Néema Joseph ✍')).toBeVisible()
  const fields = [...form.renderRoot.querySelectorAll<HTMLInputElement>('input, textarea')]
  expect(fields.map(({ name }) => name)).toEqual(['comment'])
  await expectAccessible()
})

test('a member’s comment goes with the token, and without name and address', async () => {
  storage.author = { name: 'Somebody before', email: 'before@example.org', website: '' }
  const fetched = serve(posted())
  const form = await showForm({ memberToken })
  const told = new Promise((resolve) => form.addEventListener('baraza-comment-posted', resolve))
  await field('Comment').fill('As a member.')
  await button().click()
  await told
  const { body, headers } = sent(fetched)
  expect(headers.get('Baraza-Member')).toBe(memberToken)
  expect(body).toMatchObject({ body: 'As a member.', stamp: 'a stamp' })
  expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['name']))
  expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['email']))
  expect(storage.author?.name).toBe('Somebody before')
})

test('a member whose token has expired is told so, and keeps the words', async () => {
  serve(refused('member-token-invalid'))
  await showForm({ memberToken })
  await field('Comment').fill('As a member.')
  await button().click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/not logged in on this site any more/)
  await expect.element(field('Comment')).toHaveValue('As a member.')
})

test('who logs out is asked for a name again', async () => {
  const form = await showForm({ memberToken })
  turn(form, { memberToken: '' })
  await expect.element(field('Name')).toBeVisible()
  await expect.element(page.getByText(/Commenting as/)).not.toBeInTheDocument()
})

test.for(['nothing of the kind', 'a.b.c', tokenOf({ name: 7 })])(
  'a token without a name (%s) names nobody',
  async (token) => {
    const form = await showForm({ memberToken: token })
    await customElements.whenDefined('baraza-notices')
    await expect.poll(() => form.renderRoot.querySelector('baraza-notices [role=status]')).not.toBeNull()
    expect(form.renderRoot.textContent).not.toContain('Commenting as')
  },
)
