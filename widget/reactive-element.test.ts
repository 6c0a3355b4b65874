import { html } from 'lit/html.js'
import { afterEach, expect, test } from 'vitest'
import { css, ReactiveElement } from './reactive-element.ts'

let events: string[] = []

class Sample extends ReactiveElement {
  static override styles = [
    css`
      p {
        color: rgb(1, 2, 3);
      }
    `,
  ]
  static override properties = ['second', 'derived']
  static override attributes = ['first-name']

  declare firstName: string | null
  declare second: string
  declare derived: string

  constructor() {
    super()
    this.whileConnected((signal) => {
      events.push('connected')
      signal.addEventListener('abort', () => events.push('disconnected'))
    })
  }

  protected override willUpdate() {
    events.push('will')
    this.derived = `${this.firstName} ${this.second}`
  }

  protected override render() {
    events.push('render')
    if (this.firstName === 'broken') throw new Error('broken')
    return html`<p @click=${this.handleClick}>${this.derived}</p>`
  }

  protected override updated() {
    events.push('updated')
  }

  readonly handleClick = () => {
    events.push(`clicked ${this.second}`)
  }
}
customElements.define('test-sample', Sample)

const add = async (properties: Partial<Sample> = {}) => {
  events = []
  const element = document.body.appendChild(Object.assign(document.createElement('test-sample') as Sample, properties))
  await element.updateComplete
  return element
}
const shown = (element: Sample) => element.renderRoot.textContent

afterEach(() => document.body.replaceChildren())

test('draws once for all that is set at the same time, in Lit’s order', async () => {
  const element = await add({ firstName: 'a', second: 'b' })
  expect(shown(element)).toBe('a b')
  expect(events).toEqual(['connected', 'will', 'render', 'updated'])
  events = []
  element.firstName = 'c'
  element.second = 'd'
  await element.updateComplete
  expect(shown(element)).toBe('c d')
  expect(events.filter((event) => event === 'render')).toHaveLength(1)
})

test('does not draw for a value that is the same, nor before it is in a document', async () => {
  const element = await add({ firstName: 'a' })
  events = []
  element.firstName = 'a'
  await element.updateComplete
  expect(events).toEqual([])
  const loose = document.createElement('test-sample') as Sample
  loose.firstName = 'x'
  await Promise.resolve()
  expect(events).toEqual([])
})

test('keeps what was set before it was defined', async () => {
  const early = document.body.appendChild(document.createElement('test-early')) as Sample
  early.firstName = 'before'
  customElements.define('test-early', class extends Sample {})
  await early.updateComplete
  expect(shown(early)).toContain('before')
  early.firstName = 'after'
  await early.updateComplete
  expect(shown(early)).toContain('after')
})

test('takes attributes, and tells of them being taken away', async () => {
  const element = await add()
  element.setAttribute('first-name', 'x')
  expect(element.firstName).toBe('x')
  element.removeAttribute('first-name')
  expect(element.firstName).toBeNull()
})

test('hears of leaving and coming back, and goes on drawing', async () => {
  const element = await add({ firstName: 'a' })
  events = []
  element.remove()
  document.body.append(element)
  expect(events).toEqual(['disconnected', 'connected'])
  element.firstName = 'b'
  await element.updateComplete
  expect(shown(element)).toContain('b')
})

test('starts at once what is asked for while it is in a document, and ends it with the stay', async () => {
  const element = await add()
  let signal!: AbortSignal
  element.whileConnected((given) => {
    signal = given
  })
  const first = signal
  expect(first.aborted).toBe(false)
  element.remove()
  expect(first.aborted).toBe(true)
  document.body.append(element)
  expect(signal).not.toBe(first)
  expect(signal.aborted).toBe(false)
})

test('draws again after a drawing that failed', async () => {
  const element = await add({ firstName: 'a' })
  element.firstName = 'broken'
  await expect(element.updateComplete).rejects.toThrow('broken')
  element.firstName = 'mended'
  await element.updateComplete
  expect(shown(element)).toContain('mended')
})

test('listens, and shares one sheet among all of its kind', async () => {
  const [one, two] = [await add({ second: 'me' }), await add()]
  events = []
  one.renderRoot.querySelector('p')!.click()
  expect(events).toEqual(['clicked me'])
  const sheets = [one, two].map((element) => (element.renderRoot as ShadowRoot).adoptedStyleSheets[0])
  expect(sheets[0]).toBe(sheets[1])
  expect(getComputedStyle(one.renderRoot.querySelector('p')!).color).toBe('rgb(1, 2, 3)')
})
