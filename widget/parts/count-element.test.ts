import { expect, test } from 'vitest'
import { serve, useParts, write } from '../testing/parts.ts'

useParts()

const counts = (counts: Record<string, number>) => ({
  counts: Object.entries(counts).map(([pageKey, commentCount]) => ({ pageKey, commentCount })),
})

const text = (element: Element) =>
  element.shadowRoot?.querySelector('slot') ? element.textContent : element.shadowRoot?.textContent
const texts = (within: Element) => [...within.querySelectorAll('baraza-count')].map(text)
const keys = (url: unknown) => new URL(String(url)).searchParams.getAll('pageKey')

test('counts the comments of all pages in one request, in words or as a figure', async () => {
  const fetched = serve({ '/v1/sites/demo/counts': counts({ '/ice': 1, '/bus': 1234, '/new': 0 }) })
  const page = write(`
    <baraza-count site="demo" page-key="/ice">–</baraza-count>
    <baraza-count site="demo" page-key="/bus" format="number">–</baraza-count>
    <baraza-count site="demo" page-key="/new" zero-text="Be the first">–</baraza-count>
    <baraza-count site="demo" page-key="/ice">–</baraza-count>`)
  await expect.poll(() => texts(page)).toEqual(['1 comment', '1,234', 'Be the first', '1 comment'])
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(keys(fetched.mock.calls[0]![0])).toEqual(['/bus', '/ice', '/new'])
})

test('asks in parts where there are more pages than one request takes', async () => {
  const fetched = serve({ '/counts': () => Response.json(counts({})) })
  write(Array.from({ length: 100 }, (_, n) => `<baraza-count site="demo" page-key="/${n}"></baraza-count>`).join(''))
  await expect.poll(() => fetched.mock.calls.map(([url]) => keys(url).length)).toEqual([90, 10])
})

test('what its owner wrote stays where no answer comes', async () => {
  const fetched = serve({})
  const page = write('<baraza-count site="demo" page-key="/ice"><a href="#comments">Comments</a></baraza-count>')
  await expect.poll(() => fetched.mock.calls.length).toBe(1)
  await expect.poll(() => texts(page)).toEqual(['Comments'])
  expect(page.querySelector('a')!.checkVisibility()).toBe(true)
})

test('counts another page when it is told to, and speaks the language around it', async () => {
  serve({ '/counts': counts({ '/ice': 3, '/bus': 11 }) })
  const page = write('<div lang="ar"><baraza-count site="demo" page-key="/ice"></baraza-count></div>')
  await expect.poll(() => texts(page)).toEqual(['٣ تعليقات'])
  page.querySelector('baraza-count')!.setAttribute('page-key', '/bus')
  await expect.poll(() => texts(page)).toEqual(['١١ تعليقًا'])
})

test('does not say the count of one page of another, where that cannot be had', async () => {
  const answers: Record<string, object> = { '/counts': counts({ '/ice': 3 }) }
  serve(answers)
  const page = write('<baraza-count site="demo" page-key="/ice">Comments</baraza-count>')
  await expect.poll(() => texts(page)).toEqual(['3 comments'])
  delete answers['/counts']
  page.querySelector('baraza-count')!.setAttribute('page-key', '/bus')
  await expect.poll(() => texts(page)).toEqual(['Comments'])
})

test('fills in what a list has marked up for other systems, also what comes later', async () => {
  const here = location.href.replace(/[?#].*/, '')
  const ice = new URL('/ice', location.href).href
  const fetched = serve({ '/counts': counts({ [ice]: 2, 'post-7': 1, story: 40, [here]: 5 }) })
  const page = write(`
    <baraza-count site="demo" reads="disqus coral remark42 cusdis nobody"></baraza-count>
    <a id="a" href="/ice?utm_source=list#disqus_thread">Comments</a>
    <a id="b" href="/x#disqus_thread" data-disqus-identifier="post-7">Comments</a>
    <span id="c" class="dsq-postid" data-dsqidentifier="story">0</span>
    <span id="d" class="coral-count" data-coral-url="${ice}"></span>
    <span id="e" class="coral-count" data-coral-id="story" data-coral-notext="true"></span>
    <span id="f" class="remark42__counter" data-url="${ice}"></span>
    <span id="g" data-cusdis-count-page-id="story">0</span>`)
  const all = () => [...page.querySelectorAll('[id]')].map(({ textContent }) => textContent)
  await expect.poll(all).toEqual(['2 comments', '1 comment', '40 comments', '2 comments', '40', '2', '40'])
  expect(page.querySelector('#d .coral-count-number')!.textContent).toBe('2')
  page.insertAdjacentHTML('beforeend', '<a id="h" href="/ice#disqus_thread">Comments</a>')
  await expect.poll(() => all().at(-1)).toBe('2 comments')
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('what an attribute says is text', async () => {
  serve({ '/counts': counts({ '/ice': 0 }) })
  const page = write('<baraza-count site="demo" page-key="/ice"></baraza-count>')
  page.firstElementChild!.setAttribute('zero-text', '<img src=x>')
  await expect.poll(() => texts(page)).toEqual(['<img src=x>'])
  expect(page.querySelector('baraza-count')!.shadowRoot!.querySelector('img')).toBeNull()
})

test('stops reading the page’s markup when it is told to', async () => {
  const errors: string[] = []
  const handle = (event: ErrorEvent) => (errors.push(event.message), event.preventDefault())
  addEventListener('error', handle)
  serve({})
  const page = write('<baraza-count site="demo" reads="disqus"></baraza-count>')
  const element = page.querySelector('baraza-count')!
  await expect.poll(() => element.shadowRoot).not.toBeNull()
  element.removeAttribute('reads')
  page.insertAdjacentHTML('beforeend', '<a href="/ice#disqus_thread">Comments</a>')
  for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame)
  removeEventListener('error', handle)
  expect(errors).toEqual([])
})
