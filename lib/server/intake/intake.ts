/**
 * Intake: what was received becomes a draft for the preview, or a refusal in a sentence. Nothing is stored here, and
 * nothing throws for what a person brings.
 *
 * What was received is read in a child process with limits of time and memory (safety, traps 5 and 6), a pasted line as
 * much as a Word file: here it is only measured, hashed and passed on.
 */

import { createHash } from 'node:crypto'
import type { IntakeDraft, IntakeFormat } from '@/lib/domain/intake/draft'
import { readers } from './reader-process'
import { formatOf } from './received-format'
import { type IntakeRefusal, MAX_RECEIVED_BYTES, refuse } from './refusal'

/** What is brought in. */
export interface IntakeInput {
  /** A string is what was pasted: it is kept as its UTF-8 bytes. */
  readonly content: Uint8Array | string
  /** What to take it for; without it, content type, file name and the first bytes tell. */
  readonly format?: IntakeFormat | undefined
  readonly contentType?: string | undefined
  readonly fileName?: string | undefined
  /** Where it was found; relative links resolve against it, and its host names the site. */
  readonly url?: string | undefined
  /** What the person already knows; it wins over what is found. */
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  readonly language?: string | undefined
}

/** Proof of what was received. The bytes are stored beside the clean text, untouched. */
export interface Receipt {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly byteLength: number
  readonly contentType: string
  readonly encoding: string
  readonly fileName?: string
  readonly url?: string
  /** Of what was fetched: where the redirects led, and when (ISO 8601, UTC). */
  readonly finalUrl?: string
  readonly fetchedAt?: string
}

export type Intake = { readonly kind: 'draft'; readonly draft: IntakeDraft; readonly receipt: Receipt } | IntakeRefusal

const CONTENT_TYPES: Record<IntakeFormat, string> = {
  text: 'text/plain; charset=utf-8',
  html: 'text/html',
  markdown: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  url: 'application/octet-stream',
}

/**
 * Reads what was received and makes its draft, or says why not.
 *
 * @param whose id of the person it is read for, whose share of the readers' queue it takes; null for the server's own work
 */
export async function intake(input: IntakeInput, whose: string | null = null): Promise<Intake> {
  const { content } = input
  if (typeof content === 'string' && !content.isWellFormed()) return refuse.loneSurrogate()
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  if (bytes.byteLength > MAX_RECEIVED_BYTES) return refuse.tooLarge(bytes.byteLength)
  if (bytes.byteLength === 0) return refuse.empty()
  const format = formatOf(bytes, input)
  const { contentType, url, title, outlet, language } = input
  const reading = await readers().read({ content, format, contentType, url, title, outlet, language }, whose)
  if (reading.kind !== 'read') return reading
  return {
    kind: 'draft',
    draft: reading.draft,
    receipt: {
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      byteLength: bytes.byteLength,
      contentType: contentType ?? CONTENT_TYPES[format],
      encoding: reading.encoding,
      ...(input.fileName && { fileName: input.fileName }),
      ...(url && { url }),
    },
  }
}
