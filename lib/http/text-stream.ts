import { log, reasonOf } from '@/lib/server/platform/log'

/**
 * A text as the body of an answer, part after part: the next is made when the reader has room for it. A failure in the midst
 * of it breaks the connection off, so that nobody takes the beginning for the whole.
 */
export function textStream(parts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const iterator = parts[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const next = await iterator.next()
          if (next.done) controller.close()
          else controller.enqueue(encoder.encode(next.value))
        } catch (error) {
          log.error({ err: reasonOf(error) }, 'an answer broke off')
          throw error
        }
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    // Nothing is made ahead.
    { highWaterMark: 0 },
  )
}
