/** Many articles in one request: each is brought in by itself, and one that fails keeps no other from coming in. */

import type { InterfaceLanguage } from '@/lib/domain/codes'
import { z } from 'zod'
import { Forbidden, InvalidInput, NotFound, NotSignedIn } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { importArticle } from '@/lib/server/articles/import'
import type { CallOptions } from '@/lib/server/engine/command'
import { parseInput } from '@/lib/server/engine/input'
import { articleInput, comparedBy, knownFields, readFormData, sentFile } from './article-body'
import { LARGEST_ARTICLE, mediaType, readJson } from './body'
import { problemOf, type Problem } from './problem'

/** Articles of one request at most: it must be answered while somebody waits. */
export const MOST_ARTICLES = 50
/** Bytes of a form with many files at most. */
const LARGEST_BATCH = 32 * 1024 * 1024

/** As JSON the articles themselves; from a form, the files with what is known of all of them. */
const Batch = z.strictObject({
  items: z
    .array(z.record(z.string(), z.unknown()))
    .min(1, 'holds no article')
    .max(MOST_ARTICLES, `holds more than ${MOST_ARTICLES} articles: send the others by themselves`),
})

/** What became of one article of a batch, in the order in which they were sent. */
export type BatchItem =
  | {
      readonly index: number
      readonly name?: string
      readonly status: 201
      readonly id: string
      readonly articleVersion: number
    }
  | { readonly index: number; readonly name?: string; readonly status: number; readonly problem: Problem }

export interface BatchAnswer {
  readonly imported: number
  readonly failed: number
  readonly items: readonly BatchItem[]
}

/**
 * The body of a batch: JSON with `items`, each as for one article, or `multipart/form-data` with the field `file` as often
 * as there are files and, as JSON, the field `input` with what is known of all of them.
 *
 * @throws InvalidInput, WrongType, and as `readBytes`
 */
export async function readBatchBody(request: Request, actor: MaybeActor): Promise<unknown> {
  if (mediaType(request) !== 'multipart/form-data') return readJson(request, actor, LARGEST_ARTICLE)
  const { form, bytes } = await readFormData(request, actor, LARGEST_BATCH)
  const unknown = [...form.keys()].find((name) => name !== 'file' && name !== 'input')
  const files = form.getAll('file')
  if (unknown !== undefined || form.getAll('input').length > 1 || !files.every((file) => file instanceof File)) {
    throw new InvalidInput(say('intake.batch-form'))
  }
  const known = await knownFields(form.get('input'), bytes)
  const sent = await Promise.all(files.flatMap((file) => (file instanceof File ? [sentFile(file)] : [])))
  const items = sent.map((file) => ({ ...known, file }))
  return comparedBy({ items }, known, sent)
}

/**
 * Brings the articles in, one after the other.
 *
 * @throws InvalidInput for a body that is no batch; NotSignedIn, NotFound, Forbidden where nothing may be brought in at all
 */
export async function importBatch(
  actor: MaybeActor,
  body: unknown,
  options: CallOptions,
  { requestId, language }: { readonly requestId: string; readonly language: InterfaceLanguage },
): Promise<BatchAnswer> {
  const { items } = parseInput(Batch, body)
  const done: BatchItem[] = []
  for (const [index, item] of items.entries()) {
    const name = nameOf(item)
    const about = { index, ...(name === undefined ? {} : { name }) }
    try {
      const { id, articleVersion } = await importArticle(actor, articleInput(item), ofItem(options, index))
      done.push({ ...about, status: 201, id, articleVersion })
    } catch (error) {
      // Whoever may bring in nothing hears it once; behind an article that is saved it is said of the one that failed.
      const closed = error instanceof NotSignedIn || error instanceof NotFound || error instanceof Forbidden
      if (closed && index === 0) throw error
      const { problem } = problemOf(error, requestId, language)
      done.push({ ...about, status: problem.status, problem })
    }
  }
  const imported = done.filter(({ status }) => status === 201).length
  return { imported, failed: done.length - imported, items: done }
}

/** Each article of a repeated batch gives its own first answer again. */
function ofItem({ idempotency, ...options }: CallOptions, index: number): CallOptions {
  if (!idempotency) return options
  return { ...options, idempotency: { ...idempotency, key: `${idempotency.key}#${index}` } }
}

function nameOf({ file, url }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof url === 'string') return url.slice(0, 2048)
  if (typeof file !== 'object' || file === null || !('name' in file)) return undefined
  return typeof file.name === 'string' ? file.name : undefined
}
