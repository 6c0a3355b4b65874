import { expect, test } from 'vitest'
import { app } from '../app.ts'
import { bindings, expectProblem } from '../testing/client.ts'

const ETAG = '"of-the-build"'
const asked: string[] = []

/** Cloudflare's assets as they are after a build; without one there is nothing. */
const assets = (files: Record<string, string>) =>
  ({
    fetch: async (request: Request) => {
      const file = files[new URL(request.url).pathname]
      asked.push(request.url)
      if (file === undefined) return new Response('Not found', { status: 404 })
      const headers = { ETag: ETAG, 'Cache-Control': 'public, max-age=0', 'Content-Type': 'text/html' }
      if (request.headers.get('If-None-Match') === ETAG) return new Response(null, { status: 304, headers })
      return new Response(file, { headers })
    },
  }) as unknown as Fetcher

const BUILT = assets({ '/admin/': '<!doctype html>The console' })

const open = (path: string, init: RequestInit = {}, ASSETS = BUILT) => app.request(path, init, { ...bindings, ASSETS })

test('every path below /admin is the one page of the console', async () => {
  for (const path of ['/admin', '/admin/', '/admin/index.html', '/admin/sites/paper/queue?status=pending']) {
    const response = await open(path)
    expect(response.status, path).toBe(200)
    expect(await response.text()).toContain('The console')
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  }
  expect(new Set(asked)).toEqual(new Set(['http://localhost/admin/']))
  for (const path of ['/administrator', '/sites/admin']) await expectProblem(await open(path), 'not-found')
})

test('it may run its own code and ask its own origin, in no frame, and keeps who came from where', async () => {
  const { headers } = await open('/admin/')
  const policy = new Map(
    headers
      .get('Content-Security-Policy')!
      .split('; ')
      .map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1).join(' ')]),
  )
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html baraza',
  })
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
  expect(headers.get('X-Frame-Options')).toBe('DENY')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
})

test('browsers ask each time whether there is a newer one', async () => {
  const first = await open('/admin/')
  expect(first.headers.get('Cache-Control')).toBe('no-cache')
  const second = await open('/admin/queue', { headers: { 'If-None-Match': first.headers.get('ETag')! } })
  expect(second.status).toBe(304)
  expect(second.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

test('nothing is there before it is built, nor a file that the build has not', async () => {
  await expectProblem(await open('/admin/queue', {}, assets({})), 'not-found')
  await expectProblem(await open('/admin/assets/old-code.js'), 'not-found')
})

test('it is read, and nothing else', async () => {
  await expectProblem(await open('/admin/', { method: 'POST' }), 'method-not-allowed')
  const head = await open('/admin/', { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
})
