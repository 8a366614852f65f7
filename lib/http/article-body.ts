import { z } from 'zod'
import { InvalidInput, WrongType } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { ImportArticle } from '@/lib/schemas/article'
import { AddVersion } from '@/lib/schemas/article-version'
import { parseInput } from '@/lib/server/engine/input'
import { LARGEST_ARTICLE, mediaType, readBytes, readJson } from './body'
import { JsonShape } from './json-shape'

/** Everything but the file itself, as the form's field `input`. */
const FormInput = z.record(z.string(), z.json())

/**
 * The body of an import or its preview: JSON, or `multipart/form-data` with the field `file` and, as JSON, the field
 * `input` with what else is known. What arrives is counted, so that nothing is cut on the way unseen (safety, trap 4).
 *
 * @throws InvalidInput, WrongType, and as `readBytes`
 */
export async function readArticleBody(request: Request, actor: MaybeActor): Promise<unknown> {
  if (mediaType(request) === 'multipart/form-data') return readForm(request, actor)
  return withoutBytes(await readJson(request, actor, LARGEST_ARTICLE))
}

/** JSON that may hold an article's text: a file of annotations. @throws as `readJson` */
export const readArticleSizedJson = (request: Request, actor: MaybeActor): Promise<unknown> =>
  readJson(request, actor, LARGEST_ARTICLE)

/** The body as the command takes it. @throws InvalidInput */
export const articleInput = (body: unknown) => parseInput(ImportArticle, body)

/** The body of a new version as its command takes it. @throws InvalidInput */
export const versionInput = (body: unknown) => parseInput(AddVersion, body)

/** Bytes come in a form only: JSON has none. */
function withoutBytes(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'file' in body) {
    throw new WrongType(say('intake.file-as-form'))
  }
  return body
}

async function readForm(request: Request, actor: MaybeActor): Promise<unknown> {
  const { form, bytes } = await readFormData(request, actor, LARGEST_ARTICLE)
  const file = form.get('file')
  if (!(file instanceof File)) {
    throw new InvalidInput(say('intake.form-without-file'), [fault('/file', say('faults.missing'))])
  }
  const unknown = [...form.keys()].find((name) => name !== 'file' && name !== 'input')
  if (unknown !== undefined || form.getAll('file').length > 1 || form.getAll('input').length > 1) {
    throw new InvalidInput(say('intake.one-file'))
  }
  const known = await knownFields(form.get('input'), bytes)
  const sent = await sentFile(file)
  return comparedBy({ ...known, file: sent }, known, [sent])
}

/** A form with the bytes it was made of. @throws as `readBytes` */
export async function readFormData(request: Request, actor: MaybeActor, limit: number) {
  const bytes = await readBytes(request, actor, { limit })
  return { bytes, form: await parsed(bytes, request.headers.get('content-type') ?? '') }
}

type SentFile = Awaited<ReturnType<typeof sentFile>>

/** A file of a form as the command takes it. */
export async function sentFile(file: File) {
  const name = file.name
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .slice(0, 255)
  return { bytes: new Uint8Array(await file.arrayBuffer()), name, contentType: file.type }
}

/**
 * An Idempotency-Key is compared by the body's JSON, in which millions of bytes as numbers would be a burden: each file goes
 * into it by its hash. The form itself would tell nothing, for every try to send it draws other boundaries.
 */
export async function comparedBy<Body extends object>(body: Body, known: object, files: readonly SentFile[]) {
  const told = await Promise.all(
    files.map(async ({ bytes, ...about }) => {
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
      return { ...about, digest }
    }),
  )
  return Object.defineProperty(body, 'toJSON', { value: () => ({ known, files: told }), enumerable: false })
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData()
  } catch {
    throw new InvalidInput(say('intake.unreadable-form'))
  }
}

/** What else is known, as the form's field `input` tells it in JSON. @throws InvalidInput */
export async function knownFields(
  field: FormDataEntryValue | null,
  received: Uint8Array,
): Promise<z.infer<typeof FormInput>> {
  if (field === null) return {}
  const text = typeof field === 'string' ? field : await field.text()
  // Forms are decoded leniently: what was not UTF-8 is no longer what was sent (safety, trap 7).
  const encoded = Buffer.from(text)
  const sent = encoded.length === 0 || Buffer.from(received.buffer, 0, received.byteLength).includes(encoded)
  if (!sent) throw new InvalidInput(say('intake.input-not-utf8'))
  new JsonShape().add(encoded)
  try {
    const known = FormInput.parse(JSON.parse(text || '{}'))
    if ('file' in known) throw new SyntaxError('bytes come in the field "file"')
    return known
  } catch {
    throw new InvalidInput(say('intake.input-not-json'), [fault('/input', say('faults.not-a-json-object'))])
  }
}
