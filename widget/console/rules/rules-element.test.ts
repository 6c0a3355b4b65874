import { describe, expect, test, vi } from 'vitest'
import type { DryRun } from '../../../shared/dry-run.ts'
import { messages as words } from '../locales/en-rules.ts'
import { list, open, routes, site, siteWith } from '../testing/rules.ts'
import { button, commentOf, later, refusal, serve, show, type, useConsole, type Asked } from '../testing/setting.ts'
import { RulesElement } from './rules-element.ts'

useConsole()

const field = (element: Element, name: string) => element.querySelector<HTMLInputElement>(`#rule-${name}`)!
const bar = (element: Element) => element.querySelector('.save-bar')!
const rule = (element: Element, name: string) => field(element, name).closest('.rule')!
const box = (element: Element, name: string) => rule(element, name).querySelector<HTMLInputElement>('[type=checkbox]')!

const run = (examined: number, changed: string[], nextCursor: string | null, regulars: string[] = []): DryRun => ({
  examined,
  counts: { approved: examined - changed.length, pending: changed.length, spam: 0 },
  changed: changed.map((commentId) => ({
    commentId,
    authorName: commentId,
    isRegular: regulars.includes(commentId),
    from: 'approved',
    to: 'pending',
    check: 'links',
    facts: [],
  })),
  nextCursor,
})

describe('what is changed', () => {
  test('is shown, and sent when it is saved, and nothing else is', async () => {
    const api = serve({ ...routes, ...site })
    const element = await open()
    type(field(element, 'maxLinks'), '5')
    await vi.waitFor(() => expect(bar(element).textContent).toContain('1 change not saved'))
    expect(rule(element, 'maxLinks').textContent).toContain('was 2')
    button(element, 'Save').click()
    await vi.waitFor(() => expect(bar(element).textContent).toContain(words.bar.saved))
    expect(api.of('PATCH').map(({ body }) => body)).toEqual([{ settings: { maxLinks: 5 } }])
    expect(rule(element, 'maxLinks').textContent).not.toContain('was')
  })

  test('is no change when it is again as it was', async () => {
    serve({ ...routes, ...site })
    const element = await open()
    type(field(element, 'maxLinks'), '5')
    type(field(element, 'hold'), 'thief')
    await vi.waitFor(() => expect(bar(element).textContent).toContain('2 changes'))
    type(field(element, 'maxLinks'), '2')
    type(field(element, 'hold'), 'thief\nprice')
    await vi.waitFor(() => expect(bar(element).textContent).toContain(words.bar.none))
  })

  test('keeps whoever would leave, until it is saved or discarded', async () => {
    serve({ ...routes, ...site })
    const stay = vi.spyOn(window, 'confirm').mockReturnValue(false)
    const element = await open()
    expect(element.mayLeave()).toBe(true)
    field(element, 'surge').click()
    expect(element.mayLeave()).toBe(false)
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
    button(element, 'Discard').click()
    await vi.waitFor(() => expect(field(element, 'surge').checked).toBe(true))
    expect(element.mayLeave()).toBe(true)
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
    expect(stay).toHaveBeenCalledOnce()
  })

  test('stays when the server cannot be reached', async () => {
    serve({ ...routes, ...site, 'PATCH /': () => Promise.reject(new TypeError('Failed to fetch')) })
    const element = await open()
    type(field(element, 'editMinutes'), '60')
    await vi.waitFor(() => expect(bar(element).textContent).toContain('1 change'))
    button(element, 'Save').click()
    await vi.waitFor(() => expect(bar(element).textContent).toContain('The server cannot be reached'))
    expect(field(element, 'editMinutes').value).toBe('60')
    expect(bar(element).textContent).toContain('1 change not saved')
  })
})

describe('a figure', () => {
  test('is null for any number, and comes back as it was', async () => {
    const api = serve({ ...routes, ...site })
    const element = await open()
    box(element, 'hourlyPerIp').click()
    await vi.waitFor(() => expect(field(element, 'hourlyPerIp').disabled).toBe(true))
    expect(field(element, 'hourlyPerIp').value).toBe('')
    box(element, 'hourlyPerIp').click()
    await vi.waitFor(() => expect(field(element, 'hourlyPerIp').value).toBe('60'))
    box(element, 'hourlyPerIp').click()
    // One that was null gets the usual figure.
    box(element, 'perMinute').click()
    await vi.waitFor(() => expect(field(element, 'perMinute').value).toBe('120'))
    button(element, 'Save').click()
    await vi.waitFor(() => expect(bar(element).textContent).toContain(words.bar.saved))
    expect(api.of('PATCH')[0]!.body).toEqual({ settings: { hourlyPerIp: null, perMinute: 120 } })
  })

  test('that was emptied or is out of range is neither tried nor saved', async () => {
    const api = serve({ ...routes, ...site })
    const element = await open()
    for (const wrong of ['', '0', '101', '1.5']) {
      type(field(element, 'maxLinks'), wrong)
      await vi.waitFor(() => expect(rule(element, 'maxLinks').textContent).toContain('from 1 to 100'))
      button(element, 'Save').click()
      button(element, 'Try first').click()
      type(field(element, 'maxLinks'), '2')
      await vi.waitFor(() => expect(rule(element, 'maxLinks').textContent).not.toContain('from 1 to 100'))
    }
    expect(api.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

test('reactions are chosen by name, and stand in the order in which they were chosen', async () => {
  const api = serve({ ...routes, ...site, 'GET /': siteWith({ reactions: ['moving', 'informative'] }) })
  const element = await open()
  const boxes = () => [...element.querySelectorAll<HTMLInputElement>('[name=reactions]')]
  const sentence = () => boxes()[0]!.closest('fieldset')!.querySelector('.meta:last-of-type')!.textContent
  const toggle = async (kind: string, said: string) => {
    boxes()
      .find(({ value }) => value === kind)!
      .click()
    await vi.waitFor(() => expect(sentence()).toContain(said))
  }
  expect(sentence()).toContain('Readers see: Moving, Informative.')
  await toggle('moving', 'Readers see: Informative.')
  await toggle('informative', words.reactions.none)
  for (const { value } of boxes().slice(0, 7)) await toggle(value, `${words.reactions.names[value as 'moving']}.`)
  await toggle('angering', 'Important, Infuriating.')
  expect(boxes().filter(({ disabled }) => disabled)).toHaveLength(2)
  button(element, 'Save').click()
  await vi.waitFor(() => expect(api.of('PATCH')[0]?.body.settings.reactions.at(-1)).toBe('angering'))
})

test('what the server refuses is said beside its field, and kept', async () => {
  const errors = [{ path: 'settings.reservedNames.1', code: 'too-long' as const, message: 'Too long' }]
  serve({ ...routes, ...site, 'PATCH /': refusal('invalid-request', errors) })
  const element = await open()
  type(field(element, 'reservedNames'), 'The Editor\nSomebody')
  await vi.waitFor(() => expect(bar(element).textContent).toContain('1 change'))
  button(element, 'Save').click()
  await vi.waitFor(() => expect(rule(element, 'reservedNames').textContent).toContain(words.tooMany))
  expect(rule(element, 'maxLinks').querySelector('.problem')).toBeNull()
  expect(document.activeElement).toBe(field(element, 'reservedNames'))
  expect(field(element, 'reservedNames').value).toBe('The Editor\nSomebody')
  expect(bar(element).textContent).toContain('1 change not saved')
})

describe('word lists', () => {
  test('are saved by a moderator, who only reads the settings', async () => {
    const api = serve({ ...routes, ...site, 'PUT /words/hold': ({ body }: Asked) => list('hold', body.words, 'now') })
    const element = await open('moderator')
    expect(element.textContent).toContain(words.readOnly)
    expect(field(element, 'maxLinks').disabled).toBe(true)
    expect(element.querySelector('baraza-secrets')).toBeNull()
    type(field(element, 'hold'), 'thief\nprice\nbet*now')
    await vi.waitFor(() => expect(rule(element, 'hold').textContent).toContain('3 lines, not saved'))
    button(element, 'Save').click()
    await vi.waitFor(() => expect(bar(element).textContent).toContain(words.bar.saved))
    expect(rule(element, 'hold').textContent).toContain('3 entries')
    expect(api.of('PUT').map(({ path, body }) => [path, body])).toEqual([
      ['/words/hold', { words: 'thief\nprice\nbet*now' }],
    ])
    expect(api.of('PATCH')).toEqual([])
  })

  test('do not undo what somebody else has stored meanwhile', async () => {
    let stored = list('hold', 'thief')
    const api = serve({ ...routes, 'GET /words/hold': () => stored, ...site })
    const element = await open()
    stored = list('hold', 'thief\nprice', '2026-01-02T00:00:00.000Z')
    type(field(element, 'hold'), 'thief\nloan')
    await vi.waitFor(() => expect(bar(element).textContent).toContain('1 change'))
    button(element, 'Save').click()
    await vi.waitFor(() => expect(bar(element).textContent).toContain(words.listChanged))
    expect(api.of('PUT')).toEqual([])
    expect(field(element, 'hold').value).toBe('thief\nloan')
  })
})

describe('a dry run', () => {
  const trial = (element: Element) => element.querySelector('.trial')!
  const change = async (element: Element) => {
    type(field(element, 'maxLinks'), '1')
    await vi.waitFor(() => expect(bar(element).textContent).toContain('1 change'))
  }

  test('asks in batches, from cursor to cursor, until so many were looked at', async () => {
    let batch = 0
    const api = serve({
      ...routes,
      'POST /dry-runs': () => run(200, batch++ === 1 ? ['a', 'b'] : [], `cursor ${batch}`, ['b']),
      'GET /comments/': ({ path }: Asked) => ({ comment: commentOf(path.replace('/comments/', '')) }),
      ...site,
    })
    const element = await open()
    await change(element)
    element.querySelector<HTMLInputElement>('[name=total][value="2000"]')!.click()
    button(element, 'Try the changes').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain('Would have held 2 of the last 2,000'))
    expect(trial(element).textContent).toContain('2 comments treated otherwise than today; 1 by regulars.')
    const bodies = api.of('POST').map(({ body }) => body)
    expect(bodies).toHaveLength(10)
    expect(bodies[0]).toEqual({ settings: { maxLinks: 1 }, limit: 200 })
    expect(bodies[9]).toEqual({ settings: { maxLinks: 1 }, cursor: 'cursor 9', limit: 200 })
    await vi.waitFor(() => expect(trial(element).textContent).toContain('Words of a'))
    // Nothing was stored by trying.
    expect(bar(element).textContent).toContain('1 change not saved')
    field(element, 'surge').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain(words.trial.outdated))
  })

  test('ends where there are no more comments', async () => {
    const api = serve({ ...routes, 'POST /dry-runs': run(7, [], null), ...site })
    const element = await open()
    await change(element)
    button(element, 'Try first').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain('of the last 7'))
    expect(trial(element).textContent).toContain(words.trial.same)
    expect(api.of('POST')).toHaveLength(1)
  })

  test('is cancelled between batches and in the middle of one, and keeps what it knows', async () => {
    const second = later<DryRun>()
    let batch = 0
    const api = serve({
      ...routes,
      'POST /dry-runs': () => (batch++ === 0 ? run(200, [], 'next') : second.promise),
      ...site,
    })
    const element = await open()
    await change(element)
    element.querySelector<HTMLInputElement>('[name=total][value="2000"]')!.click()
    button(element, 'Try the changes').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain('Looked at 200 of 2,000'))
    button(trial(element), 'Cancel').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain('Cancelled after 200.'))
    expect(api.of('POST').at(-1)!.signal!.aborted).toBe(true)
    second.keep(run(200, ['late'], 'more'))
    await vi.waitFor(() => expect(button(trial(element), 'Try again')).toBeDefined())
    expect(trial(element).textContent).toContain('of the last 200')
    expect(trial(element).textContent).not.toContain('late')
    expect(api.of('POST')).toHaveLength(2)
  })

  test('that fails says why, and can be tried again', async () => {
    let isBroken = true
    serve({
      ...routes,
      'POST /dry-runs': () => (isBroken ? refusal('internal-error') : run(3, [], null)),
      ...site,
    })
    const element = await open()
    await change(element)
    button(element, 'Try the changes').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain('Something failed on our side'))
    isBroken = false
    button(element, 'Try again').click()
    await vi.waitFor(() => expect(trial(element).textContent).toContain('of the last 3'))
  })
})

test('rules that cannot be loaded say so, and are asked for again', async () => {
  let isBroken = true
  serve({ ...routes, 'GET /': () => (isBroken ? refusal('internal-error') : siteWith()) })
  const element = await show(RulesElement, 'baraza-rules', 'rules')
  await vi.waitFor(() => expect(element.textContent).toContain(words.notLoaded))
  isBroken = false
  button(element, 'Try again').click()
  await vi.waitFor(() => expect(field(element, 'maxLinks').value).toBe('2'))
})
