import { expect, test } from 'vitest'
import type { PageFacts } from '../../shared/page-facts.ts'
import type { ReadingProblem } from '../../shared/page-reading.ts'
import { collect } from './collect.ts'
import { factsOf } from './facts-of.ts'

const ORIGINS = ['https://paper.example', 'http://paper.example']
const URL_ = 'https://paper.example/ice'

const read = async (html: string, url = URL_) => factsOf(await collect(html), new URL(url), ORIGINS)
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const og = (name: string, content: string) => `<meta property="${name}" content="${content}">`
const ARTICLE = og('og:type', 'article') + og('og:title', 'Ice')
const author = (name: string, more: object = {}) => ({ name, url: null, image: null, bio: null, links: [], ...more })

const SAID: [what: string, html: string, facts: PageFacts][] = [
  [
    'Open Graph',
    ARTICLE +
      og('og:description', 'It has moved.') +
      og('og:image', '/ice.jpg') +
      og('og:image:alt', 'Ice') +
      og('og:image:width', '800') +
      og('og:image:height', '450px') +
      og('article:section', 'Harbour') +
      og('article:published_time', '2026-11-20T07:00:00+03:00') +
      '<meta name="author" content="Nuru">',
    {
      title: 'Ice',
      teaser: 'It has moved.',
      image: { url: 'https://paper.example/ice.jpg', alt: 'Ice', width: 800, height: 450 },
      section: 'Harbour',
      authors: [author('Nuru')],
      publishedAt: '2026-11-20T04:00:00.000Z',
    },
  ],
  [
    'JSON-LD',
    ld({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Ice',
      description: 'It has moved.',
      image: { '@type': 'ImageObject', url: 'https://cdn.example/ice.jpg', width: 800, height: '450', caption: 'Ice' },
      articleSection: ['Harbour', 'Town'],
      datePublished: '2026-11-20',
      author: {
        '@type': 'Person',
        name: 'Nuru',
        url: '/nuru',
        image: 'https://cdn.example/nuru.jpg',
        description: 'Writes.',
        sameAs: ['https://social.example/@nuru', 'javascript:alert(1)', 7],
      },
    }),
    {
      title: 'Ice',
      teaser: 'It has moved.',
      image: { url: 'https://cdn.example/ice.jpg', alt: 'Ice', width: 800, height: 450 },
      section: 'Harbour',
      authors: [
        author('Nuru', {
          url: 'https://paper.example/nuru',
          image: 'https://cdn.example/nuru.jpg',
          bio: 'Writes.',
          links: ['https://social.example/@nuru'],
        }),
      ],
      publishedAt: '2026-11-20T00:00:00.000Z',
    },
  ],
  [
    'a graph that names its parts',
    ld({
      '@graph': [
        { '@type': 'WebPage', '@id': '#page', name: 'Ice - The Paper' },
        {
          '@type': ['Article', 'BlogPosting'],
          headline: 'Ice',
          author: { '@id': '#nuru' },
          image: { '@id': '#image' },
        },
        { '@type': 'Person', '@id': '#nuru', name: 'Nuru', image: { '@id': '#portrait' } },
        { '@type': 'ImageObject', '@id': '#image', contentUrl: 'https://cdn.example/ice.jpg' },
        { '@type': 'ImageObject', '@id': '#portrait', url: 'https://cdn.example/nuru.jpg' },
      ],
    }),
    {
      title: 'Ice',
      image: { url: 'https://cdn.example/ice.jpg', alt: null, width: null, height: null },
      authors: [author('Nuru', { image: 'https://cdn.example/nuru.jpg' })],
    },
  ],
  [
    'several authors, bare and not',
    ld([{ '@type': 'http://schema.org/BlogPosting', headline: 'Ice', author: ['Nuru', { name: 'Tobias' }, {}, null] }]),
    { title: 'Ice', authors: [author('Nuru'), author('Tobias')] },
  ],
  [
    'of several articles the one that is this page',
    ld([
      { '@type': 'NewsArticle', headline: 'Snow', url: 'https://paper.example/snow' },
      { '@type': 'NewsArticle', headline: 'Ice', mainEntityOfPage: { '@id': 'https://paper.example/ice#main' } },
    ]),
    { title: 'Ice' },
  ],
  [
    'a page about an article',
    ld({ '@type': 'WebPage', mainEntity: { '@type': 'Article', headline: 'Ice' } }),
    { title: 'Ice' },
  ],
  [
    'the headline before what is shared',
    ARTICLE.replace('Ice', 'You won’t believe it') + ld({ '@type': 'Article', headline: 'Ice' }),
    { title: 'Ice' },
  ],
  [
    'entities, once',
    og('og:type', 'article') + og('og:title', 'Ice &amp; snow &#8211; &lt;b&gt;'),
    { title: 'Ice & snow – <b>' },
  ],
  [
    'a title and no more',
    og('og:type', 'article') + '<title>\n  Ice\n  | The Paper</title>',
    { title: 'Ice | The Paper' },
  ],
  [
    'a script in a title, which is text',
    og('og:type', 'article') + og('og:title', '&lt;script&gt;alert(1)&lt;/script&gt;'),
    { title: '<script>alert(1)</script>' },
  ],
  [
    'a title that turns what stands around it',
    og('og:type', 'article') + og('og:title', 'Ice\u202e\u0007'),
    { title: 'Ice' },
  ],
  [
    'a title that is too long',
    og('og:type', 'article') + og('og:title', 'x'.repeat(400)),
    { title: `${'x'.repeat(299)}…` },
  ],
  ['the first of two titles', ARTICLE + og('og:title', 'Snow'), { title: 'Ice' }],
  ['no picture by data', ARTICLE + og('og:image', 'data:image/png;base64,AAAA'), { title: 'Ice' }],
  ['no picture by script', ARTICLE + og('og:image', 'javascript:alert(1)'), { title: 'Ice' }],
  ['no picture by http from elsewhere', ARTICLE + og('og:image', 'http://cdn.example/ice.jpg'), { title: 'Ice' }],
  ['no picture with a password', ARTICLE + og('og:image', 'https://a:b@cdn.example/ice.jpg'), { title: 'Ice' }],
  [
    'a picture by http of its own',
    ARTICLE + og('og:image', 'http://paper.example/ice.jpg'),
    { title: 'Ice', image: { url: 'http://paper.example/ice.jpg', alt: null, width: null, height: null } },
  ],
  [
    'no size that cannot be',
    ARTICLE + og('og:image', 'https://cdn.example/i.jpg') + og('og:image:width', '-1') + og('og:image:height', '1e99'),
    { title: 'Ice', image: { url: 'https://cdn.example/i.jpg', alt: null, width: null, height: 1 } },
  ],
  ['no author who is an address', ARTICLE + og('article:author', 'https://facebook.example/nuru'), { title: 'Ice' }],
  ['no date that is none', ARTICLE + og('article:published_time', 'yesterday'), { title: 'Ice' }],
  ['no date of another era', ARTICLE + og('article:published_time', '9999-01-01'), { title: 'Ice' }],
  [
    'what stands beside broken JSON',
    ARTICLE + '<script type="application/ld+json">{"@type":"NewsArticle",</script>',
    { title: 'Ice' },
  ],
  [
    'what stands beside gigantic JSON',
    ARTICLE + ld({ '@type': 'Article', headline: 'x'.repeat(200_000) }),
    { title: 'Ice' },
  ],
  [
    'what stands beside deep JSON',
    `${ARTICLE}<script type="application/ld+json">${'['.repeat(40_000)}${']'.repeat(40_000)}</script>`,
    { title: 'Ice' },
  ],
  [
    'what stands beside JSON of wrong types',
    ARTICLE + ld({ '@type': 'Article', headline: { a: 1 }, image: [[[]]], author: 7, datePublished: {} }),
    { title: 'Ice' },
  ],
  [
    'what stands beside a poisoned prototype',
    `${ARTICLE}<script type="application/ld+json">{"__proto__":{"@type":"Article","headline":"x"},"@type":"Thing"}</script>`,
    { title: 'Ice' },
  ],
]

test.for(SAID)('reads %s', async ([, html, facts]) => {
  const { facts: found, problem } = await read(`<html><head>${html}</head><body></body></html>`)
  expect(problem).toBeNull()
  expect(found).toEqual({ url: URL_, ...facts })
})

const ADDRESSES: [what: string, html: string, url: string][] = [
  ['its own', '', URL_],
  ['its canonical link', '<link rel="canonical" href="/canonical#top">', 'https://paper.example/canonical'],
  ['not a canonical link elsewhere', '<link rel="canonical" href="https://evil.example/ice">', URL_],
  ['not a canonical script', '<link rel="canonical" href="javascript:alert(1)">', URL_],
  ['what it shares', og('og:url', 'https://paper.example/shared'), 'https://paper.example/shared'],
]

test.for(ADDRESSES)('the address of a page is %s', async ([, html, url]) => {
  expect((await read(ARTICLE + html)).facts.url).toBe(url)
})

const KEYS: [what: string, html: string, keys: string[]][] = [
  ['nothing that is too long for a key', `<baraza-comments page-key="${'x'.repeat(501)}"></baraza-comments>`, []],
  ['its key as it is stored', '<baraza-comments page-key=" post&#9;-7 "></baraza-comments>', ['post-7']],
  ['its address without what campaigns add', '', ['https://paper.example/ice']],
  [
    'its canonical link, wherever it leads',
    '<link rel=canonical href="https://other.example/a">',
    ['https://other.example/a'],
  ],
  [
    'what its owner says on the tag',
    '<script async src="/embed.js" data-site="paper" data-page-key="42"></script>',
    ['42'],
  ],
  ['what its owner says on the element', '<baraza-comments page-key="42 &amp; 43"></baraza-comments>', ['42 & 43']],
  [
    'both, where comments are placed twice',
    '<baraza-comments page-key="42"></baraza-comments><baraza-comments></baraza-comments>',
    ['42', 'https://paper.example/ice'],
  ],
]

test.for(KEYS)('a page is called by %s', async ([, html, keys]) => {
  expect((await read(ARTICLE + html, `${URL_}?utm_source=mail#top`)).keys).toEqual(keys)
})

const REFUSED: [what: string, html: string, problem: ReadingProblem][] = [
  ['a search page', og('og:title', 'Search for BUY PILLS') + og('og:type', 'website'), 'no-article'],
  [
    'a page of many articles',
    ld([
      { '@type': 'Article', headline: 'A' },
      { '@type': 'Article', headline: 'B' },
    ]),
    'no-article',
  ],
  ['a product', ld({ '@type': 'Product', name: 'Pills' }), 'no-article'],
  ['a page without a title', og('og:type', 'article'), 'no-article'],
  ['a page that wants not to be found', ARTICLE + '<meta name="robots" content="index, NOINDEX">', 'not-indexed'],
]

test.for(REFUSED)('%s is no card', async ([, html, problem]) => {
  expect((await read(html)).problem).toBe(problem)
})

test('a page of nothing but marks ends early', async () => {
  const { problem } = await read('<meta name="a" content="b">'.repeat(20_000) + ARTICLE)
  expect(problem).toBe('no-article')
})
