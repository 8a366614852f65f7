import { setInterval } from 'node:timers'
import type { Actor } from '@/lib/policy/actor'
import { listen, type Told } from '@/lib/server/events'
import { resolveActor } from './actor'

/** So often something is sent, or a proxy would close the connection. */
const HEARTBEAT_MS = 15_000
/** A page that takes nothing for so many messages is gone; it can come back with Last-Event-ID. */
const MOST_WAITING = 1_000

/**
 * Server-sent events (HTML standard, 9.2) of what one person may hear of. Ends when the page goes away, and when the
 * person has lost their rights: asked at every heartbeat and before every message.
 *
 * @param given.request with whose session or key the stream was opened
 */
export async function eventStream(given: {
  readonly request: Request
  readonly actor: Actor
  readonly articleId?: string | undefined
  readonly after?: number | undefined
}): Promise<Response> {
  const encoder = new TextEncoder()
  let leave = () => {}
  let finish = () => {}
  const waiting: string[] = ['retry: 2000\n\n']
  let send = (text: string): void => void waiting.push(text)
  const stillActor = () => resolveActor(given.request).catch(() => null)
  const tell = (told: Told) => {
    send(message(told))
    if (told.type === 'end') finish()
  }
  const stop = await listen({ ...given, stillActor, tell })
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const heartbeat = setInterval(() => {
          void stillActor().then((actor) => (actor ? send(': still here\n\n') : tell({ type: 'end' })))
        }, HEARTBEAT_MS)
        heartbeat.unref()
        let open = true
        leave = () => {
          open = false
          clearInterval(heartbeat)
          stop()
        }
        finish = () => {
          if (!open) return
          leave()
          controller.close()
        }
        send = (text) => {
          if (!open) return
          controller.enqueue(encoder.encode(text))
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) finish()
        }
        given.request.signal.addEventListener('abort', () => finish(), { once: true })
        for (const text of waiting) send(text)
        if (given.request.signal.aborted) finish()
      },
      cancel: () => leave(),
    },
    { highWaterMark: 16 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}

function message(told: Told): string {
  if (told.type !== 'change') return `event: ${told.type}\ndata: {}\n\n`
  return `id: ${told.event.seq}\nevent: change\ndata: ${JSON.stringify(told.event)}\n\n`
}
