import { expect, test } from 'vitest'
import type { Card } from '../../shared/cards.ts'
import { expectAccessible, serve, shown, useParts, write } from '../testing/parts.ts'

useParts()

const card = (key: string, more: Partial<Card> = {}): Card => ({
  key,
  url: `https://paper.example${key}`,
  title: `Title of ${key}`,
  image: null,
  teaser: 'What grows, and what snaps.',
  section: 'Water',
  authors: ['Asha'],
  publishedAt: null,
  commentCount: 41,
  topComment: null,
  ...more,
})

const cards = {
  pages: [
    card('/a', { topComment: { authorName: 'Moses Kip', excerpt: 'I buy from both.' } }),
    card('/b', { commentCount: 0, teaser: null, section: null }),
  ],
}
const FALLBACK = '<ul><li><a href="/old">The owner’s own choice</a></li></ul>'
const BELOW = '<div style="block-size: 200vh"></div>'
const asked = (fetched: ReturnType<typeof serve>) => fetched.mock.calls.map(([url]) => new URL(String(url)))
const root = (element: Element) => element.shadowRoot!

test('cards stand in place of what the owner wrote, where nobody sees them come', async () => {
  const fetched = serve({ '/v1/sites/demo/pages': cards })
  const page = write(
    `${BELOW}<baraza-dont-miss site="demo" page-key="/here" section="Water" loading="eager">${FALLBACK}</baraza-dont-miss>`,
  )
  const element = page.querySelector('baraza-dont-miss')!
  expect(element.textContent).toContain('own choice')
  await expect.poll(() => shown(element)).toContain('Title of /a')
  expect(Object.fromEntries(asked(fetched)[0]!.searchParams)).toEqual({
    rank: 'trending',
    limit: '4',
    exclude: '/here',
    section: 'Water',
  })
  expect([...root(element).querySelectorAll('.title a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://paper.example/a',
    'https://paper.example/b',
  ])
  expect(shown(element)).toContain('41 comments')
  expect(shown(element)).not.toContain('0 comments')
  expect(root(element).querySelector('q')!.textContent).toBe('I buy from both.')
  await expectAccessible(element)
})

test('what a reader sees already stays where it is', async () => {
  let answered = false
  const fetched = serve({ '/pages': () => ((answered = true), cards) })
  const page = write(`<baraza-dont-miss site="demo" loading="eager">${FALLBACK}</baraza-dont-miss>`)
  const element = page.querySelector('baraza-dont-miss')!
  await expect.poll(() => answered).toBe(true)
  await expect.poll(() => fetched.mock.results[0]?.type).toBe('return')
  await fetched.mock.results[0]!.value
  await new Promise((resolve) => requestIdleCallback(resolve))
  expect(shown(element)).toBe('The owner’s own choice')
  expect(page.querySelector('a')!.checkVisibility()).toBe(true)
})

test.for(['baraza-dont-miss', 'baraza-author', 'baraza-latest', 'baraza-also-read'])(
  '%s leaves what stands inside where nothing arrives',
  async (name) => {
    const fetched = serve({})
    const page = write(`${BELOW}<${name} site="demo" loading="eager"><p>As it was</p></${name}>`)
    await expect.poll(() => fetched.mock.calls.length).toBe(1)
    await new Promise((resolve) => requestIdleCallback(resolve))
    expect(shown(page.querySelector(name)!)).toBe('As it was')
  },
)

test('nothing is asked for before a reader comes near', async () => {
  const fetched = serve({ '/pages': cards })
  const page = write(`<div style="block-size: 4000px"></div><baraza-dont-miss site="demo"></baraza-dont-miss>`)
  const element = page.querySelector('baraza-dont-miss')!
  await expect.poll(() => !!element.shadowRoot).toBe(true)
  expect(fetched).not.toHaveBeenCalled()
  scrollTo(0, 3_500)
  await expect.poll(() => shown(element)).toContain('Title of /a')
})

test('the owner’s own link has the count of its article, in the running text', async () => {
  const fetched = serve({ '/counts': { counts: [{ pageKey: '42', commentCount: 3 }] } })
  const page = write(
    `${BELOW}<baraza-also-read site="demo" loading="eager"><a href="/ice" data-page-key="42">Ice</a></baraza-also-read>`,
  )
  const element = page.querySelector('baraza-also-read')!
  await expect.poll(() => shown(element)).toBe('Also Read Ice 3 comments')
  expect(root(element).querySelector('a')!.href).toBe(new URL('/ice', location.href).href)
  expect(asked(fetched)).toHaveLength(1)
  await expectAccessible(element)
})

test('without a link the first by rank is chosen, in the page’s language', async () => {
  document.documentElement.lang = 'sw'
  const fetched = serve({ '/pages': cards })
  const page = write(`<baraza-also-read site="demo" rank="discussed" loading="eager"></baraza-also-read>`)
  await expect.poll(() => shown(page.firstElementChild!)).toBe('Soma pia Title of /a Maoni 41')
  expect(asked(fetched)[0]!.searchParams.get('rank')).toBe('discussed')
})

const author = {
  name: 'Neema Juma',
  url: 'https://paper.example/neema',
  image: 'https://paper.example/neema.jpg',
  bio: 'Writes about water.',
  links: ['https://www.social.example/@neema', 'javascript:alert(1)'],
}

test('the author is who the page says, with what else they have written', async () => {
  const stated = { ...card('/here'), authors: [author] }
  const fetched = serve({ '/page': { page: stated }, '/pages': cards })
  const page = write(`${BELOW}<baraza-author site="demo" page-key="/here" loading="eager"></baraza-author>`)
  const element = page.querySelector('baraza-author')!
  await expect.poll(() => shown(element)).toContain('Neema Juma Writes about water. social.example')
  expect(asked(fetched)[1]!.searchParams.get('author')).toBe('Neema Juma')
  expect([...root(element).querySelectorAll('a')].map(({ href }) => href)).toEqual([
    'https://paper.example/neema',
    'https://www.social.example/@neema',
    'https://paper.example/a',
    'https://paper.example/b',
  ])
  await expectAccessible(element)
})

test('an author is there without their other articles, where those cannot be had', async () => {
  serve({ '/page': { page: { ...card('/here'), authors: [author] } }, '/pages': new Response('', { status: 500 }) })
  const page = write(`${BELOW}<baraza-author site="demo" page-key="/here" loading="eager"></baraza-author>`)
  await expect.poll(() => shown(page.querySelector('baraza-author')!)).toContain('Neema Juma')
})

test('what comes too late for a page that was left is not drawn on the next', async () => {
  const slow = Promise.withResolvers<object>()
  const [names, others] = [['Neema Juma', 'Rose Ouma'], [slow.promise, { pages: [] }] as object[]]
  const fetched = serve({
    '/page': () => ({ page: { ...card('/here'), authors: [{ ...author, name: names.shift()! }] } }),
    '/pages': () => others.shift()!,
  })
  const page = write(`${BELOW}<baraza-author site="demo" page-key="/here" loading="eager"></baraza-author>`)
  const element = page.querySelector('baraza-author')!
  await expect.poll(() => asked(fetched)).toHaveLength(2)
  element.setAttribute('page-key', '/bread')
  await expect.poll(() => shown(element)).toContain('Rose Ouma')
  slow.resolve(cards)
  await slow.promise
  for (let turn = 0; turn < 10; turn++) await new Promise(requestAnimationFrame)
  expect(shown(element)).toContain('Rose Ouma')
})

test('who wrote another page is not said to have written this one where nothing arrives', async () => {
  const answers: Record<string, object> = { '/page': { page: { ...card('/here'), authors: [author] } } }
  serve(answers)
  const page = write(`${BELOW}<baraza-author site="demo" page-key="/here" loading="eager">By us</baraza-author>`)
  const element = page.querySelector('baraza-author')!
  await expect.poll(() => shown(element)).toContain('Neema Juma')
  delete answers['/page']
  element.setAttribute('page-key', '/bread')
  await expect.poll(() => shown(element)).toBe('By us')
})

test('what is moved while it waits asks again, and what is there already does not', async () => {
  const answers = [Promise.withResolvers<Response>().promise, Response.json(cards)] as Promise<Response>[]
  const fetched = serve({ '/pages': () => answers.shift()! })
  const page = write(`${BELOW}<baraza-dont-miss site="demo" loading="eager"></baraza-dont-miss><aside></aside>`)
  const element = page.querySelector('baraza-dont-miss')!
  await expect.poll(() => fetched.mock.calls.length).toBe(1)
  page.querySelector('aside')!.append(element)
  await expect.poll(() => shown(element)).toContain('Title of /a')
  expect(fetched.mock.calls[0]![1]!.signal!.aborted).toBe(true)

  // Where it is now, another language is spoken: it is drawn from what is there.
  page.lang = 'sw'
  page.append(element)
  await expect.poll(() => shown(element)).toContain('Maoni 41')
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('the latest comments lead to where they stand', async () => {
  const comment = {
    id: 'c1',
    author: { id: 'a', name: 'Zainab', website: null, role: 'reader' },
    excerpt: '<b>Tie the knots</b> at home.',
    createdAt: new Date().toISOString(),
    page: { key: '/a', title: 'Lines in the shallows', url: 'https://paper.example/a#top' },
  }
  serve({ '/comments/latest': { comments: [comment] } })
  const page = write(`<baraza-latest site="demo" limit="3" loading="eager"></baraza-latest>`)
  const element = page.querySelector('baraza-latest')!
  await expect
    .poll(() => shown(element))
    .toBe('Latest comments <b>Tie the knots</b> at home. Zainab on Lines in the shallows, just now')
  expect(root(element).querySelector('a')!.href).toBe('https://paper.example/a#comment-c1')
  await expectAccessible(element)
})
