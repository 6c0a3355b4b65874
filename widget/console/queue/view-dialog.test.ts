import { expect, test, vi } from 'vitest'
import { messages } from '../locales/en.ts'
import { button, later, serve, settingOf, type, useConsole } from '../testing/setting.ts'
import { readFilter } from './filter.ts'
import { ViewDialogElement } from './view-dialog.ts'

useConsole()

customElements.define('baraza-view-dialog', ViewDialogElement)

test('a view is kept once, however often one presses', async () => {
  const kept = later<object>()
  const api = serve({ 'POST /views': kept.promise })
  const element = Object.assign(new ViewDialogElement(), {
    ...{ setting: settingOf(), filter: readFilter(new URLSearchParams()) },
  })
  document.body.append(element)
  await element.updateComplete
  type(element.querySelector('[name=name]'), 'Links')
  const keep = button(element, messages.queue.viewDialog.keep)
  keep.click()
  keep.click()
  kept.keep({ view: { id: 'v1' } })
  await vi.waitFor(() => expect(element.querySelector('dialog')!.open).toBe(false))
  expect(api.of('POST')).toHaveLength(1)
})
