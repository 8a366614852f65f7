import { createHash } from 'node:crypto'
import { codePointLength } from '@/lib/domain/anchoring/text'
import { InvalidInput, NotAvailable, TooLarge, WrongType } from '@/lib/domain/errors'
import { fold } from '@/lib/domain/folding'
import { composeText } from '@/lib/domain/intake/compose'
import type { ComposedText, IntakeDraft, IntakeMetadata } from '@/lib/domain/intake/draft'
import { directionOfLanguage } from '@/lib/domain/intake/language'
import { ImportArticle } from '@/lib/schemas/article'
import { command } from '../command'
import type { Tx } from '../db/clients'
import { defaultDesk, livingDesk } from '../desk-rows'
import { type Intake, intake, type IntakeInput, type Receipt } from '../intake/intake'
import type { IntakeRefusal } from '../intake/refusal'
import { query } from '../query'

/**
 * What intake is given, from what a person or a machine sends. What a machine knows of the article helps intake to read it; a
 * person who has seen the preview corrects its outcome instead, or the pieces they restored would not be the same.
 */
function intakeInput(input: ImportArticle, hints: 'take hints' | 'as previewed'): IntakeInput {
  const known =
    hints === 'as previewed' ? {} : { title: input.title, outlet: input.outlet ?? undefined, language: input.language }
  if (input.url !== undefined) return { content: input.url, format: 'url', url: input.url }
  if (input.html !== undefined) return { content: input.html, format: 'html', ...known }
  if (input.markdown !== undefined) return { content: input.markdown, format: 'markdown', ...known }
  if (input.file) {
    const { bytes, name, contentType } = input.file
    return { content: bytes, fileName: name, contentType, format: input.format, ...known }
  }
  return { content: input.text ?? '', format: input.format ?? 'text', ...known }
}

/** A refusal of intake as the error that its edge maps. */
function refused(refusal: IntakeRefusal): Error {
  if (refusal.kind === 'too-large') return new TooLarge(refusal.message)
  if (refusal.kind === 'not-available') return new NotAvailable(refusal.message)
  if (refusal.kind === 'not-text') return new WrongType(refusal.message)
  return new InvalidInput(refusal.message, [{ pointer: '/text', message: refusal.kind }])
}

async function received(
  input: ImportArticle,
  hints: 'take hints' | 'as previewed',
): Promise<Extract<Intake, { kind: 'draft' }>> {
  const result = await intake(intakeInput(input, hints))
  if (result.kind !== 'draft') throw refused(result)
  return result
}

/** The text of rule R6 with what the person corrected, and what is now known about the article. */
export function composed(draft: IntakeDraft, input: ImportArticle): { text: ComposedText; metadata: IntakeMetadata } {
  const metadata: IntakeMetadata = input.title
    ? { ...draft.metadata, title: { value: input.title, origin: 'person' } }
    : draft.metadata
  const text = composeText(draft.pieces, new Set(input.restored ?? []), metadata)
  if (text.text.trim() === '')
    throw new InvalidInput(
      'No words of the article are left. Nothing was saved; restore a part, or paste the text again.',
      [{ pointer: '/restored', message: 'leaves nothing' }],
    )
  return { text, metadata }
}

/** What the preview shows: the draft with its struck-out pieces; nothing is stored. */
export const previewArticle = query({
  name: 'article.preview',
  permission: 'article:change',
  input: ImportArticle,
  load: async ({ db, actor, input }) => livingDesk(db, input.deskId ?? defaultDesk(actor)),
  desk: (desk) => desk.id,
  async show({ input }) {
    const { draft, receipt } = await received(input, 'as previewed')
    return { draft, received: { sha256: receipt.sha256, byteLength: receipt.byteLength, encoding: receipt.encoding } }
  },
})

/**
 * Brings an article in: the clean text as version 1, the received bytes beside it, untouched, with their SHA-256.
 *
 * @throws InvalidInput, TooLarge, WrongType, NotAvailable with intake's sentence
 */
export const importArticle = command({
  name: 'article.import',
  permission: 'article:change',
  input: ImportArticle,
  async prepare({ input }) {
    const { draft, receipt } = await received(input, input.restored === undefined ? 'take hints' : 'as previewed')
    return { draft, receipt, ...composed(draft, input) }
  },
  load: async ({ tx, actor, input }) => livingDesk(tx, input.deskId ?? defaultDesk(actor)),
  desk: (desk) => desk.id,
  async run({ tx, actor, input, target: desk, prepared: { draft, receipt, text, metadata } }) {
    const language = input.language ?? metadata.language.value
    const title = metadata.title?.value ?? firstWords(text.text)
    const article = await tx.article.create({
      data: {
        id: crypto.randomUUID(),
        deskId: desk.id,
        title,
        titleFolded: fold(title),
        outlet: input.outlet === undefined ? (metadata.outlet?.value ?? null) : input.outlet,
        byline: input.byline === undefined ? (metadata.byline?.value ?? null) : input.byline,
        section: input.section === undefined ? (metadata.section?.value ?? null) : input.section,
        language,
        direction: input.direction ?? (input.language ? directionOfLanguage(input.language) : metadata.direction.value),
        publishedAt: input.publishedAt === undefined ? (metadata.publishedAt?.value ?? null) : input.publishedAt,
        canonicalUrl: input.canonicalUrl === undefined ? (metadata.canonicalUrl?.value ?? null) : input.canonicalUrl,
        latestVersion: 1,
        createdById: actor.personId,
      },
    })
    await keepReceived(tx, receipt)
    await tx.articleVersion.create({
      data: {
        id: crypto.randomUUID(),
        articleId: article.id,
        number: 1,
        text: text.text,
        textSha256: createHash('sha256').update(text.text).digest('hex'),
        textLength: codePointLength(text.text),
        blocks: JSON.stringify({ blocks: text.blocks, marks: text.marks, map: text.map }),
        intake: JSON.stringify({
          format: draft.format,
          removed: removedPieces(draft, input),
          metadata,
          notes: draft.notes,
          encoding: receipt.encoding,
        }),
        receivedSha256: receipt.sha256,
        createdById: actor.personId,
      },
    })
    return {
      result: { id: article.id, articleVersion: 1 },
      audit: {
        kind: 'article',
        targetId: article.id,
        deskId: desk.id,
        articleId: article.id,
        after: { title, receivedSha256: receipt.sha256, codePoints: codePointLength(text.text) },
      },
    }
  },
})

/** Keeps the bytes as they came, once: the same bytes have the same address. */
async function keepReceived(tx: Tx, receipt: Receipt) {
  const known = await tx.received.findUnique({ where: { sha256: receipt.sha256 }, select: { sha256: true } })
  if (known) return
  await tx.received.create({
    data: {
      sha256: receipt.sha256,
      bytes: new Uint8Array(receipt.bytes),
      size: receipt.byteLength,
      contentType: receipt.contentType,
      fileName: receipt.fileName ?? null,
    },
  })
}

/** What was struck out, with its reason and place, so that anybody can see later what intake did. */
const removedPieces = (draft: IntakeDraft, input: ImportArticle) => {
  const restored = new Set(input.restored ?? [])
  return draft.pieces.flatMap((piece) =>
    piece.kept || restored.has(piece.id)
      ? []
      : [{ text: piece.text, range: piece.range, reason: piece.reason ?? null }],
  )
}

/** Names an article that has no headline. */
const firstWords = (text: string) => text.split('\n', 1)[0]?.slice(0, 120).toWellFormed() ?? ''
