import { createHash } from 'node:crypto'
import { codePointLength } from '@/lib/domain/anchoring/text'
import { InvalidInput, NotAvailable, Overloaded, TooLarge, WrongType } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { composeText } from '@/lib/domain/intake/compose'
import type { ComposedText, IntakeDraft, IntakeMetadata } from '@/lib/domain/intake/draft'
import type { MaybeActor } from '@/lib/policy/actor'
import type { ImportArticle } from '@/lib/schemas/article'
import type { Tx } from '../db/clients'
import { type Intake, intake, type IntakeInput, type Receipt } from '../intake/intake'
import type { IntakeRefusal } from '../intake/refusal'
import { fetchedPage } from './fetched-page'
import { keepBands } from './known'

/** What was sent in, as far as intake is concerned. */
export type Given = Omit<ImportArticle, 'deskId'>

/** Whether what is known helps intake, or must not: pieces restored from a preview are those of intake alone. */
export const hintsOf = (input: Given) => (input.restored === undefined ? 'take hints' : 'as previewed')
type Hints = ReturnType<typeof hintsOf>

/**
 * What intake is given, from what a person or a machine sends. What a machine knows of the article helps intake to read it; a
 * person who has seen the preview corrects its outcome instead, or the pieces they restored would not be the same.
 */
function intakeInput(input: Given, hints: Hints): IntakeInput {
  const known = knownOf(input, hints)
  if (input.html !== undefined) return { content: input.html, format: 'html', ...known }
  if (input.markdown !== undefined) return { content: input.markdown, format: 'markdown', ...known }
  if (input.file) {
    const { bytes, name, contentType } = input.file
    return { content: bytes, fileName: name, contentType, format: input.format, ...known }
  }
  return { content: input.text ?? '', format: input.format ?? 'text', ...known }
}

const knownOf = (input: Given, hints: Hints) =>
  hints === 'as previewed' ? {} : { title: input.title, outlet: input.outlet ?? undefined, language: input.language }

/** A refusal of intake as the error that its edge maps. */
function refused(refusal: IntakeRefusal): Error {
  if (refusal.kind === 'too-large') return new TooLarge(refusal.sentence)
  if (refusal.kind === 'not-available') return new NotAvailable(refusal.sentence)
  if (refusal.kind === 'not-text') return new WrongType(refusal.sentence)
  if (refusal.kind === 'busy') return new Overloaded()
  return new InvalidInput(refusal.sentence, [fault('/text', refusal.sentence)])
}

type Draft = Extract<Intake, { kind: 'draft' }>

/**
 * What intake makes of it. An address is fetched, outside of every transaction, for an actor who may bring it in.
 *
 * @throws InvalidInput, TooLarge, WrongType, NotAvailable with intake's sentence or the fetch's; TooManyRequests, Conflict
 */
export async function received(input: Given, hints: Hints, actor: MaybeActor): Promise<Draft> {
  if (input.url !== undefined) return fetched({ ...input, url: input.url }, hints, actor)
  return draftOf(await intake(intakeInput(input, hints), actor?.personId ?? null))
}

function draftOf(result: Intake): Draft {
  if (result.kind !== 'draft') throw refused(result)
  return result
}

/** That it is an address says how it comes, not what comes. */
const takenFor = ({ format }: Given) => (format === 'url' ? undefined : format)

/** A page at an address: its bytes and its own content type, with where and when it was found. */
async function fetched(input: Given & { readonly url: string }, hints: Hints, actor: MaybeActor): Promise<Draft> {
  const { page, notes } = await fetchedPage(actor, input)
  const { bytes, contentType, url, finalUrl, fetchedAt } = page
  const given = { content: bytes, contentType, url: finalUrl, format: takenFor(input), ...knownOf(input, hints) }
  const { draft, receipt } = draftOf(await intake(given, actor?.personId ?? null))
  return {
    kind: 'draft',
    draft: { ...draft, notes: [...notes, ...draft.notes] },
    receipt: { ...receipt, url, finalUrl, fetchedAt },
  }
}

/** The text of rule R6 with what the person corrected, and what is now known about the article. */
export function composed(draft: IntakeDraft, input: Given): { text: ComposedText; metadata: IntakeMetadata } {
  const metadata: IntakeMetadata = input.title
    ? { ...draft.metadata, title: { value: input.title, origin: 'person' } }
    : draft.metadata
  const text = composeText(draft.pieces, new Set(input.restored ?? []), metadata)
  if (text.text.trim() === '')
    throw new InvalidInput(say('intake.nothing-left'), [fault('/restored', say('faults.leaves-nothing'))])
  return { text, metadata }
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const textSha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A text that went through intake, ready to be kept. */
export interface ReceivedText {
  readonly draft: IntakeDraft
  readonly receipt: Receipt
  readonly text: ComposedText
  readonly metadata: IntakeMetadata
}

/** Keeps a text as a version of its article, with the bytes as they came and what intake did to them. */
export async function keepVersion(
  tx: Tx,
  place: { readonly articleId: string; readonly number: number; readonly createdById: string },
  input: Given,
  { draft, receipt, text, metadata }: ReceivedText,
) {
  await keepReceived(tx, receipt)
  const version = await tx.articleVersion.create({
    data: {
      id: crypto.randomUUID(),
      ...place,
      text: text.text,
      textSha256: textSha256(text.text),
      textLength: codePointLength(text.text),
      blocks: JSON.stringify({ blocks: text.blocks, marks: text.marks, map: text.map }),
      intake: JSON.stringify({
        format: draft.format,
        removed: struckPieces(draft, text),
        metadata,
        notes: draft.notes,
        encoding: receipt.encoding,
        ...(receipt.fetchedAt === undefined
          ? {}
          : { fetched: { url: receipt.url, finalUrl: receipt.finalUrl, at: receipt.fetchedAt } }),
      }),
      receivedSha256: receipt.sha256,
    },
  })
  await keepBands(tx, version.id, text.text)
  return version
}

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

/**
 * What of the received text isn't in the version's, with its reason and place, so that anybody can see later what intake did. A
 * headline that gave way to another has no reason.
 */
function struckPieces({ pieces }: IntakeDraft, { map }: ComposedText) {
  const inText = new Set(map.map(({ receivedStart }) => receivedStart))
  return pieces.flatMap(({ text, range, reason }) =>
    text === '' || inText.has(range.start) ? [] : [{ text, range, reason: reason ?? null }],
  )
}
