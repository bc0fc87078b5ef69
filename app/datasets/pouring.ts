/** A source as the stream of an answer: read only as fast as the reader takes it, and not before. */
import type { Source } from '@/ingest/source'

/** Where the source fails on the way the connection breaks off, so that nobody takes a part for the whole. */
export function pouring(source: Source): ReadableStream<Uint8Array> {
  let pieces: AsyncIterator<Uint8Array> | null = null
  return new ReadableStream(
    {
      async pull(controller) {
        pieces ??= source.open()[Symbol.asyncIterator]()
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces?.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
