import { InvalidInput, NotSignedIn, TooLarge, TooSlow, WrongType } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { holdBytes, openBody } from './bytes-in-flight'
import { clientAddress } from './client-address'
import { JsonShape } from './json-shape'

const KB = 1024

/** Bytes of an article with its text or its file at most. */
export const LARGEST_ARTICLE = 12 * 1024 * KB
/** Bytes of any other JSON, and of a form, at most. */
export const LARGEST_JSON = 256 * KB
/** Bytes of anything at most that comes from somebody without an account. */
export const LARGEST_OF_A_STRANGER = 64 * KB

/** Milliseconds without a byte, and for a whole body, before it is given up. */
export const PATIENCE = { idle: 10_000, stranger: 15_000, person: 120_000 } as const

/** How a body is read beside its bytes. */
interface Reading {
  readonly limit: number
  /** Is shown every part as it arrives; what it throws ends the reading. */
  readonly inspect?: (part: Uint8Array) => void
}

/**
 * Reads a body whole, counting what really arrives. Who sends it is known before: a stranger may send little, and
 * everybody's bytes are counted together (`bytes-in-flight`). A body shorter than its Content-Length was cut on the way
 * (safety, trap 4) and is refused rather than half stored.
 *
 * @throws TooLarge, TooSlow, Overloaded, InvalidInput; NotSignedIn for a stranger's body that only people may send
 */
export async function readBytes(
  request: Request,
  actor: MaybeActor,
  reading: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const limit = actor ? reading.limit : Math.min(reading.limit, LARGEST_OF_A_STRANGER)
  const tooMuch = () => (limit < reading.limit ? new NotSignedIn() : tooLarge(limit))
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > limit) throw tooMuch()
  openBody(request, actor, clientAddress(request))
  const bytes = new GrowingBytes()
  for await (const part of timely(request, actor ? PATIENCE.person : PATIENCE.stranger)) {
    if (bytes.size + part.byteLength > limit) throw tooMuch()
    holdBytes(request, part.byteLength)
    reading.inspect?.(part)
    bytes.add(part)
  }
  if (Number.isFinite(declared) && declared !== bytes.size) {
    throw incomplete()
  }
  return bytes.whole()
}

/** Parts of a body while they arrive in time. @throws TooSlow */
async function* timely(request: Request, total: number): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  let late = false
  let lastPart = performance.now()
  const giveUp = () => {
    late = true
    // The read that waits ends with it.
    void reader.cancel().catch(() => undefined)
  }
  // Set anew only when it fires: most bodies are whole long before.
  const wait = () => {
    const rest = lastPart + PATIENCE.idle - performance.now()
    if (rest <= 0) giveUp()
    else idle = setTimeout(wait, rest)
  }
  let idle = setTimeout(wait, PATIENCE.idle)
  const whole = setTimeout(giveUp, total)
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        // Whoever sends has gone: no failure of ours.
        throw incomplete()
      })
      if (late) throw new TooSlow(say('http.too-slow'))
      if (done) return
      lastPart = performance.now()
      yield value
    }
  } finally {
    clearTimeout(idle)
    clearTimeout(whole)
    reader.releaseLock()
  }
}

/** Bytes in one piece: a list of parts would cost far more than its bytes when they come one by one. */
class GrowingBytes {
  #bytes = new Uint8Array(4 * KB)
  size = 0

  add(part: Uint8Array): void {
    const needed = this.size + part.byteLength
    if (needed > this.#bytes.byteLength) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.byteLength * 2))
      larger.set(this.whole())
      this.#bytes = larger
    }
    this.#bytes.set(part, this.size)
    this.size = needed
  }

  whole(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.size)
  }
}

const incomplete = () => new InvalidInput(say('http.incomplete'))

/** The refusal of a body that is larger than this. @param limit bytes */
export const tooLarge = (limit: number) => {
  const most = limit < 1024 * KB ? `${limit / KB} kB` : `${limit / 1024 / KB} MB`
  return new TooLarge(say('http.too-large', { most }))
}

/** The type of a body without its parameters, lower-cased. */
export const mediaType = (request: Request) =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/**
 * JSON, of which depth and number of values are counted while it arrives. Decodes strictly: invalid UTF-8 must not become
 * U+FFFD with a 200 (safety, trap 7).
 *
 * @throws InvalidInput, TooLarge, TooSlow, WrongType, Overloaded, NotSignedIn
 */
export async function readJson(request: Request, actor: MaybeActor, limit: number = LARGEST_JSON): Promise<unknown> {
  const shape = new JsonShape()
  const bytes = await readBytes(request, actor, { limit, inspect: (part) => shape.add(part) })
  if (bytes.byteLength === 0) return {}
  const type = mediaType(request)
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new WrongType(say('http.send-json'))
  }
  return parsed(bytes)
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new InvalidInput(error instanceof SyntaxError ? say('http.body-not-json') : say('http.body-not-utf8'))
  }
}

/** Fields of a plain HTML form at most: the longest of ours, a scale, has some two hundred. */
const MOST_FIELDS = 1_000

/**
 * Fields of a plain HTML form, as strings; a repeated field keeps its last value.
 *
 * @throws InvalidInput, TooLarge, TooSlow, WrongType, Overloaded
 */
export async function readForm(request: Request, actor: MaybeActor): Promise<Record<string, string>> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    throw new WrongType(say('http.send-form'))
  }
  const bytes = await readBytes(request, actor, { limit: actor ? LARGEST_JSON : LARGEST_OF_A_STRANGER })
  let body: string
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InvalidInput(say('http.form-not-utf8'))
  }
  const fields = new URLSearchParams(body)
  if (fields.size > MOST_FIELDS) throw new InvalidInput(say('http.too-many-fields', { most: MOST_FIELDS }))
  return Object.fromEntries(fields)
}
