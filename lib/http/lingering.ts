/**
 * The end of a connection whose request was answered before its body had arrived. Were it cut at once, the rest of the body would
 * meet a closed door, and the reset that follows may overtake the answer. So our side ends, the rest is read and thrown away for a
 * while, and then the connection goes: what nginx calls a lingering close.
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { LARGEST_ARTICLE } from './body'

const MB = 1024 * 1024

/** How long the rest of a body is read, in milliseconds: in all, and for each `LEAST` bytes of it. */
export const LINGER = { whole: 10_000, window: 2_000 } as const

/** Bytes that must arrive in each window: who drips is not waited for. */
const LEAST = 64 * 1024

/** Bytes that are read and thrown away: so many at once, and so many more each second. A flood gets no more, and isn't read. */
export interface ReadOn {
  readonly atOnce: number
  readonly eachSecond: number
}
/** Two articles of the largest kind, of strangers and of colleagues each. */
export const READ_ON: ReadOn = { atOnce: 2 * LARGEST_ARTICLE, eachSecond: 2 * MB }

/** Watches an exchange, and ends its connection when the answer is out before the request has come in whole. */
export type Lingering = (request: IncomingMessage, response: ServerResponse) => void

/** Those who share what is read on. */
export function lingering(readOn = READ_ON): Lingering {
  let left = readOn.atOnce
  let counted = performance.now()
  /** Whether so many bytes may be read and thrown away. */
  const affords = (bytes: number) => {
    const now = performance.now()
    left = Math.min(readOn.atOnce, left + ((now - counted) / 1_000) * readOn.eachSecond)
    counted = now
    if (bytes > left) return false
    left -= bytes
    return true
  }
  return (request, response) => {
    // Kept here: a request whose connection has ended gives none.
    const { socket } = request
    const before = socket.bytesRead
    saysThatItEnds(request, response)
    // Before Node's own listener, which would cut the connection after an answer with `Connection: close`.
    response.prependOnceListener('finish', () => {
      if (request.complete || socket.destroyed) return
      socket.destroySoon = () => undefined
      // After Node's own listener, which begins to read.
      setImmediate(() => closeSlowly(socket, restOf(request, socket.bytesRead - before), affords))
    })
  }
}

/** An answer that comes before its body says that the connection ends: who sent the next request on it would lose that. */
function saysThatItEnds(request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return
  const { writeHead } = response
  // Node asks for the head by this function, whether it is called for or not.
  Object.defineProperty(response, 'writeHead', {
    writable: true,
    configurable: true,
    value: (...given: Parameters<typeof writeHead>): ServerResponse => {
      if (!request.complete) response.shouldKeepAlive = false
      return writeHead.apply(response, given)
    },
  })
}

/** Bytes that may still come, as far as one can know; of a body without a length as many as we take at all. */
const restOf = ({ headers }: IncomingMessage, read: number) =>
  Math.max(0, Number(headers['content-length'] ?? LARGEST_ARTICLE) - read)

function closeSlowly(socket: Socket, rest: number, affords: (bytes: number) => boolean): void {
  if (socket.destroyed) return
  let read = 0
  // From here on nobody takes what comes for a request.
  socket.removeAllListeners('data')
  socket.on('data', (part: Buffer) => {
    read += part.byteLength
    if (read > rest) socket.pause()
  })
  socket.end()
  if (affords(rest)) socket.resume()
  else socket.pause()
  const until = performance.now() + LINGER.whole
  let before = 0
  const look = setInterval(() => {
    if (read - before < LEAST || performance.now() > until) socket.destroy()
    before = read
  }, LINGER.window)
  look.unref()
  socket.once('close', () => clearInterval(look))
}
