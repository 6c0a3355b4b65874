import { gzipSync } from 'node:zlib'
import type { IncomingMessage, ServerResponse } from 'node:http'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

const HTML = { 'Content-Type': 'text/html; charset=utf-8' }

const html =
  (text: string, headers: Record<string, string> = HTML): Answer =>
  (response) =>
    void response.writeHead(200, headers).end(text)

const to =
  (location: string, status = 302): Answer =>
  (response) =>
    void response.writeHead(status, { Location: location }).end()

/** Goes on until whoever asked has had enough. */
const endless =
  (beginning: string, more: string, headers: Record<string, string> = HTML): Answer =>
  (response) => {
    response.writeHead(200, headers)
    response.write(beginning)
    const chunk = more.repeat(Math.ceil(65_536 / more.length))
    const push = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', push)
    push()
  }

const article = (headline: string, more = '', body = '') =>
  `<!doctype html><html><head><title>${headline} | The Paper</title><meta property="og:type" content="article">${more}` +
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline })}</script></head><body>${body}</body></html>`

const filler = (bytes: number) => `<!--${'x'.repeat(bytes)}-->`

const elsewhere = 'https://evil.example'

/** What each path answers. */
export const answers = (newsroom: string): Record<string, Answer> => ({
  '/ice': html(
    article('Ice', '<meta property="og:image" content="https://cdn.example/ice.jpg"><meta name=author content=Nuru>'),
  ),
  '/long': html(`${article('Long').replace('</body></html>', '')}${filler(2_000_000)}</body></html>`),
  '/endless-body': endless(article('Endless', '', '<p>').replace('</body></html>', ''), '<p>More. '),
  '/moved': to('/ice', 301),
  '/moved-twice': to(`${newsroom}/moved`),

  '/leads-off': to(`${elsewhere}/ice`),
  '/leads-off-relative': to(elsewhere.replace('https:', '')),
  '/leads-to-metadata': to('http://169.254.169.254/latest/meta-data/'),
  '/leads-to-localhost': to('http://localhost:8787/ice'),
  '/leads-to-file': to('file:///etc/passwd'),
  '/leads-to-data': to('data:text/html,<title>x</title>'),
  '/leads-with-password': to(newsroom.replace('://', '://a:b@')),
  '/leads-round': to('/leads-round'),
  '/leads-on': to('/leads-on-2'),
  '/leads-on-2': to('/leads-on-3'),
  '/leads-on-3': to('/moved'),
  '/refreshes': html(`<meta http-equiv="refresh" content="0;url=${elsewhere}/"><title>Wait</title>`),

  '/huge-head': html(`<html><head>${filler(600_000)}<title>Huge</title>`),
  '/endless-head': endless('<html><head>', '<meta name="x" content="y">'),
  '/endless-script': endless('<html><head><script type="application/ld+json">', '[[[['),
  '/packed': (response) =>
    void response.writeHead(200, { ...HTML, 'Content-Encoding': 'gzip' }).end(gzipSync(`<head>${filler(20_000_000)}`)),
  '/silent': () => {},
  '/hangs': (response) => {
    response.writeHead(200, HTML)
    response.write('<html><head><title>Half')
  },
  '/breaks-off': (response) => {
    response.writeHead(200, { ...HTML, 'Content-Length': '1000' })
    response.write('<html><head><title>Half', () => response.destroy())
  },

  '/gone': (response) => void response.writeHead(410, HTML).end(article('Gone')),
  '/forbidden': (response) => void response.writeHead(403, HTML).end(article('Forbidden')),
  '/broken': (response) => void response.writeHead(500, HTML).end(article('Broken')),
  '/json': html(article('Json'), { 'Content-Type': 'application/json' }),
  '/picture': html(article('Picture'), { 'Content-Type': 'image/svg+xml' }),
  '/untyped': (response) => void response.writeHead(200).end(article('Untyped')),
  '/empty': html(''),
  '/no-article': html('<title>Search results for BUY PILLS</title><meta property="og:type" content="website">'),
  '/not-indexed': html(article('Secret', '<meta name="robots" content="noindex, nofollow">')),
  '/other-page': html(article('Other', `<link rel="canonical" href="${newsroom}/ice">`)),
  '/other-key': html(article('Other', '', '<baraza-comments site="paper" page-key="post-7"></baraza-comments>')),
  '/overlong-key': html(
    article('Overlong', '', `<baraza-comments site="paper" page-key="${'x'.repeat(501)}"></baraza-comments>`),
  ),
  '/keyed': html(
    article('Keyed', '', '<script async src="/embed.js" data-site="paper" data-page-key="post-7"></script>'),
  ),
  '/no-title': html('<meta property="og:type" content="article"><title> &#8203; </title>'),

  '/feed': html(feed(newsroom), { 'Content-Type': 'application/rss+xml; charset=utf-8' }),
  '/atom': html(atom(newsroom), { 'Content-Type': 'application/atom+xml' }),
  '/latin': (response) =>
    void response
      .writeHead(200, { 'Content-Type': 'text/xml; charset=iso-8859-1' })
      .end(
        Buffer.from(
          `<rss><channel><item><title>Café</title><link>${newsroom}/cafe</link></item></channel></rss>`,
          'latin1',
        ),
      ),
  '/news-sitemap': html(newsSitemap(newsroom), { 'Content-Type': 'application/xml' }),
  '/sitemap-index': html(
    `<sitemapindex><sitemap><loc>${newsroom}/news-sitemap</loc></sitemap><sitemap><loc>${elsewhere}/s.xml</loc></sitemap></sitemapindex>`,
    { 'Content-Type': 'application/xml' },
  ),
  '/sitemap': html(sitemap(newsroom, 250), { 'Content-Type': 'application/xml' }),
  '/sitemap.gz': (response) =>
    void response.writeHead(200, { 'Content-Type': 'application/x-gzip' }).end(gzipSync(sitemap(newsroom, 3))),
  '/bomb.gz': (response) =>
    void response.writeHead(200, { 'Content-Type': 'application/gzip' }).end(gzipSync(' '.repeat(30_000_000))),
  '/no.gz': html('not packed', { 'Content-Type': 'application/gzip' }),
  '/endless-feed': endless('<rss><channel>', `<item><link>${newsroom}/x</link></item>`, { 'Content-Type': 'text/xml' }),
  '/html-feed': html('<rss><channel></channel></rss>'),
  '/other-xml': html('<catalogue><item><link>/ice</link></item></catalogue>', { 'Content-Type': 'text/xml' }),
  '/broken-feed': html(`<rss><channel><item><title>Broken<link>${newsroom}/broken-item</li`, {
    'Content-Type': 'text/xml',
  }),
  '/feed-leads-off': to(`${elsewhere}/feed`),
})

const feed = (newsroom: string) => `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>The Paper</title><link>${newsroom}/</link>
<item><title>Ice &amp;amp; snow</title><link>${newsroom}/ice</link><guid isPermaLink="false">7</guid>
<description><![CDATA[<p>It has <b>moved</b>.</p>]]></description><dc:creator>Nuru</dc:creator><category>Harbour</category>
<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><media:content url="https://cdn.example/ice.jpg" medium="image"/></item>
<item><title>Elsewhere</title><link>${elsewhere}/off</link></item>
<item><title>Scripted</title><link>javascript:alert(1)</link></item>
<item><title>&lol;&file;</title><link>${newsroom}/entities</link><author>nuru@paper.example</author>
<enclosure url="http://cdn.example/a.jpg" type="image/jpeg"/></item>
<item><title>Keyed</title><link>${newsroom}/keyed</link></item>
</channel></rss>`

const atom = (newsroom: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>
<entry><title type="html">Ice &amp;mdash; again</title><link rel="self" href="${newsroom}/feed/1"/>
<link rel="alternate" href="${newsroom}/ice?utm_source=feed"/><author><name>Nuru</name></author>
<published>2026-11-24T10:00:00Z</published><summary>It has moved.</summary><category term="Harbour"/></entry></feed>`

const newsSitemap = (newsroom: string) => `<urlset><url><loc>${newsroom}/ice</loc><news:news><news:publication>
<news:name>The Paper</news:name></news:publication><news:publication_date>2026-11-24</news:publication_date>
<news:title>Ice</news:title></news:news><image:image><image:loc>${newsroom}/ice.jpg</image:loc></image:image></url></urlset>`

const sitemap = (newsroom: string, pages: number) =>
  `<urlset>${Array.from({ length: pages }, (_, i) => `<url><loc>${newsroom}/page-${i}</loc></url>`).join('')}</urlset>`
