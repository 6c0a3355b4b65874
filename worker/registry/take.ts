/** Bytes as they come out of their compression, and whether there were more than so many. */
export interface Taken {
  chunks: AsyncIterable<Uint8Array>
  isCut: () => boolean
}

/** An endless body ends here, and whoever has had enough of it lets go of the connection. */
export function take(body: ReadableStream<Uint8Array>, maxBytes: number): Taken {
  let room = maxBytes
  async function* chunks() {
    const reader = body.getReader()
    try {
      while (room >= 0) {
        const { done, value } = await reader.read()
        if (done) return
        const fits = value.subarray(0, room)
        room -= value.byteLength
        if (fits.byteLength > 0) yield fits
      }
    } finally {
      // What has broken off already cannot be let go of.
      await reader.cancel().catch(() => {})
    }
  }
  return { chunks: chunks(), isCut: () => room < 0 }
}

/** The encoding that `Content-Type` names, if it is one. */
export function charsetOf(contentType: string): string | undefined {
  const label = /charset="?([\w-]{1,40})/i.exec(contentType)?.[1]
  try {
    return label && new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}
