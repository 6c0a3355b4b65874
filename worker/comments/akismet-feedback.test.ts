import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { app } from '../app.ts'
import { encryptSecret } from '../crypto/site-secret.ts'
import { bearer, bindings } from '../testing/client.ts'
import { accept, openSite, SECRET } from '../testing/posting.ts'

afterEach(() => vi.restoreAllMocks())

test('Akismet is told where a moderator decided otherwise, and of nothing else', async () => {
  const moderator = await openSite({ akismet: true })
  await env.DB.prepare("INSERT INTO site_secrets (site_id, name, value) VALUES ('paper', 'akismet-key', ?)")
    .bind(await encryptSecret(SECRET, 'paper', 'akismet-key', 'a key'))
    .run()
  const told: [path: string, content: string | null][] = []
  let answer = 'true'
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const path = new URL(String(input)).pathname
    if (path.includes('submit')) told.push([path, new URLSearchParams(String(init?.body)).get('comment_content')])
    return new Response(answer)
  })
  const wronged = await accept({ body: 'Wronged' })
  answer = 'false'
  const missed = await accept({ body: 'Missed' })
  const trapped = await accept({ body: 'Trapped', fax: 'x' })
  const fine = await accept({ body: 'Fine' })

  const ids = (...posted: { comment: { id: string } }[]) => posted.map(({ comment }) => comment.id)
  const decide = async (status: string, commentIds: string[]) => {
    const context = createExecutionContext()
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...bearer(moderator) },
      body: JSON.stringify({ status, commentIds }),
    }
    expect((await app.request('/v1/admin/sites/paper/decisions', init, bindings, context)).status).toBe(201)
    await waitOnExecutionContext(context)
  }
  await decide('approved', ids(wronged, trapped, fine))
  await decide('spam', ids(missed))
  expect(told.sort()).toEqual([
    ['/1.1/submit-ham', 'Wronged'],
    ['/1.1/submit-spam', 'Missed'],
  ])
})
