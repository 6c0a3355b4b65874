import { charsetOf } from './take.ts'

/** Where the part of a page begins that says little of it. */
const BODY = /<body[\s>]|<\/head[\s>]/i
/** A page says its encoding in its first kilobyte (HTML, 13.2.3.2). */
const META_CHARSET = /<meta[^>]{1,200}?charset=["']?([\w-]{1,40})/i

/**
 * The text of a page twice: its head as soon as it is there, and all of it. Who finds everything in the first does not ask
 * for the second, and the rest of the page is never asked for.
 */
export async function* readHtml(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<{ html: string; isAll: boolean }> {
  let decoder: TextDecoder | undefined
  let html = ''
  let isHeadKnown = false
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(charsetOf(contentType) ?? charsetOf(charsetIn(chunk)))
    // The mark may be cut in two: its beginning is looked at once more.
    const from = Math.max(0, html.length - 10)
    html += decoder.decode(chunk, { stream: true })
    if (isHeadKnown || !BODY.test(html.slice(from))) continue
    isHeadKnown = true
    yield { html, isAll: false }
  }
  yield { html: html + (decoder?.decode() ?? ''), isAll: true }
}

function charsetIn(chunk: Uint8Array): string {
  const found = META_CHARSET.exec(new TextDecoder('latin1').decode(chunk.subarray(0, 1024)))
  return found ? `charset=${found[1]}` : ''
}
