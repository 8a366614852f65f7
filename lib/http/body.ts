import { InvalidInput, TooLarge, WrongType } from '@/lib/domain/errors'

/** Bytes of a JSON body at most; uploads have their own limit. */
export const LARGEST_JSON = 12 * 1024 * 1024

/**
 * Reads a body whole, counting what really arrives. A body shorter than its Content-Length was cut on the way (safety,
 * trap 4) and is refused rather than half stored.
 *
 * @throws TooLarge, InvalidInput
 */
export async function readBytes(request: Request, limit = LARGEST_JSON): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) break
    size += part.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      throw tooLarge(limit)
    }
    chunks.push(part.value)
  }
  if (Number.isFinite(declared) && declared !== size) {
    throw new InvalidInput('The request arrived incomplete. Nothing was saved; send it again.')
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

const tooLarge = (limit: number) =>
  new TooLarge(`That is more than ${Math.floor(limit / 1024 / 1024)} MB. Nothing was saved; send a smaller text.`)

/** The type of a body without its parameters, lower-cased. */
export const mediaType = (request: Request) =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/**
 * Decodes strictly: invalid UTF-8 must not become U+FFFD with a 200 (safety, trap 7).
 *
 * @throws InvalidInput, TooLarge, WrongType
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request)
  if (bytes.byteLength === 0) return {}
  const type = mediaType(request)
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new WrongType('Send JSON, with Content-Type: application/json. Nothing was saved.')
  }
  const value = parsed(bytes)
  if (isTooDeep(value)) {
    throw new InvalidInput(`The body is nested deeper than ${DEEPEST} levels. Nothing was saved; send it flatter.`)
  }
  return value
}

/** Levels of lists and objects in a body: nothing of ours has more, and far more would overflow the stack. */
const DEEPEST = 64

function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (level.length === 0) return false
  }
  return true
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new InvalidInput(
      error instanceof SyntaxError
        ? 'The body is not JSON. Nothing was saved; mend it and send it again.'
        : 'The body is not valid UTF-8. Nothing was saved; send it as UTF-8.',
    )
  }
}

/** Fields of a plain HTML form, as strings; a repeated field keeps its last value. @throws InvalidInput, TooLarge, WrongType */
export async function readForm(request: Request): Promise<Record<string, string>> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    throw new WrongType('Send the form as application/x-www-form-urlencoded. Nothing was saved.')
  }
  const bytes = await readBytes(request, 1024 * 1024)
  let body: string
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InvalidInput('The form is not valid UTF-8. Nothing was saved.')
  }
  return Object.fromEntries(new URLSearchParams(body))
}
