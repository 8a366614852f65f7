import { setInterval } from 'node:timers'
import type { Actor } from '@/lib/policy/actor'
import { listen, type StreamMessage } from '@/lib/server/live/events'
import { enterArticle } from '@/lib/server/live/presence'
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
  readonly article?: { readonly id: string; readonly deskId: string } | undefined
  readonly after?: number | undefined
  /** The window that shows the article: its person is said to be there while the stream is open. */
  readonly window?: string | undefined
}): Promise<Response> {
  const { request, actor, article, after, window } = given
  const encoder = new TextEncoder()
  let leave = () => {}
  let finish = () => {}
  const waiting: string[] = ['retry: 2000\n\n']
  let send = (text: string): void => void waiting.push(text)
  const stillActor = () => resolveActor(request).catch(() => null)
  const tell = (told: StreamMessage) => {
    send(message(told))
    if (told.type === 'end') finish()
  }
  const stopListening = await listen({ actor, articleId: article?.id, after, stillActor, tell })
  const leaveArticle =
    article && window ? enterArticle({ window, actor, articleId: article.id, deskId: article.deskId }) : () => {}
  const stop = () => {
    stopListening()
    leaveArticle()
  }
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
        request.signal.addEventListener('abort', () => finish(), { once: true })
        for (const text of waiting) send(text)
        if (request.signal.aborted) finish()
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

function message(told: StreamMessage): string {
  if (told.type === 'presence') return `event: presence\ndata: ${JSON.stringify(told.people)}\n\n`
  if (told.type === 'end') return 'event: end\ndata: {}\n\n'
  if (told.type === 'reset') return `id: ${told.seq}\nevent: reset\ndata: ${JSON.stringify({ seq: told.seq })}\n\n`
  return `id: ${told.event.seq}\nevent: change\ndata: ${JSON.stringify(told.event)}\n\n`
}
